# SPDX-FileCopyrightText: 2026 The Lanban authors
# SPDX-License-Identifier: GPL-3.0-or-later
# The simulation finds the planted bug PLANT within SEEDS: cmake -DSIM=... -DPLANT=... -DSEEDS=... -P check_plant.cmake
execute_process(COMMAND ${SIM} --seeds ${SEEDS} --plant ${PLANT} OUTPUT_VARIABLE output RESULT_VARIABLE result
    OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
string(REGEX MATCH "seeds=[0-9]+ violations=[0-9]+ trace=[0-9a-f]+$" last "${output}")
if(NOT result EQUAL 1 OR NOT last MATCHES "violations=[1-9]")
    message(FATAL_ERROR "${PLANT} was not found in seeds ${SEEDS} (exit ${result}): ${last}")
endif()
message(STATUS "${last}")
