# SPDX-FileCopyrightText: 2026 The Lanban authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what package-lock.json pins into DIRECTORY, once for each lock file: a suite that runs again needs no network.
file(SHA256 ${DIRECTORY}/package-lock.json wanted)
set(stamp ${DIRECTORY}/node_modules/.lanban-lock)
if(EXISTS ${stamp})
    file(READ ${stamp} present)
    if(present STREQUAL wanted)
        return()
    endif()
endif()
execute_process(COMMAND ${NPM} ci --no-audit --no-fund --prefer-offline WORKING_DIRECTORY ${DIRECTORY} RESULT_VARIABLE result)
if(NOT result EQUAL 0)
    message(FATAL_ERROR "npm ci failed: ${result}")
endif()
file(WRITE ${stamp} ${wanted})
