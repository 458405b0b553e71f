# SPDX-FileCopyrightText: 2026 The Lanban authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Nothing that the simulation counts is missing from all of OUTPUTS (files of check_seeds.cmake) together.
# cmake "-DOUTPUTS=...;..." -P check_counters.cmake
foreach(output ${OUTPUTS})
    file(STRINGS ${output} lines REGEX "^[a-z_]+=[0-9]+$")
    foreach(line ${lines})
        string(REGEX MATCH "^([a-z_]+)=([0-9]+)$" line ${line})
        list(APPEND names ${CMAKE_MATCH_1})
        if(CMAKE_MATCH_2 GREATER 0)
            list(APPEND seen ${CMAKE_MATCH_1})
        endif()
    endforeach()
endforeach()
list(REMOVE_DUPLICATES names)
list(REMOVE_ITEM names ${seen})
if(names)
    message(FATAL_ERROR "never happened: ${names}")
endif()
if(NOT seen)
    message(FATAL_ERROR "nothing was counted")
endif()
