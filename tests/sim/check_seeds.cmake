# SPDX-FileCopyrightText: 2026 The Lanban authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Every seed of SEEDS (FROM..TO) holds, and a second run is the same run. What happened goes to OUTPUT.
# cmake -DSIM=... -DSEEDS=... -DOUTPUT=... -P check_seeds.cmake
foreach(run first second)
    execute_process(COMMAND ${SIM} --seeds ${SEEDS} --counters OUTPUT_VARIABLE ${run} RESULT_VARIABLE result
        OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
    if(NOT result EQUAL 0 OR NOT ${run} MATCHES "seeds=[0-9]+ violations=0 trace=[0-9a-f]+$")
        message(FATAL_ERROR "seeds ${SEEDS} do not hold (exit ${result}):\n${${run}}")
    endif()
endforeach()
if(NOT first STREQUAL second)
    message(FATAL_ERROR "two runs of the same seeds differ:\n${first}\n${second}")
endif()
file(WRITE ${OUTPUT} "${first}\n")
message(STATUS "${first}")
