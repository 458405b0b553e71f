# SPDX-FileCopyrightText: 2026 The Lanban authors
# SPDX-License-Identifier: GPL-3.0-or-later
# lanban_add_test(NAME SOURCES files... [LIBRARIES targets...] [LABELS labels...] [TIMEOUT seconds])
# One Qt Test executable, registered with ctest, without a display and with a home of its own.
function(lanban_add_test NAME)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "TIMEOUT" "SOURCES;LIBRARIES;LABELS")
    if(NOT arg_TIMEOUT)
        set(arg_TIMEOUT 120)
    endif()
    add_executable(${NAME} ${arg_SOURCES})
    set_target_properties(${NAME} PROPERTIES AUTOMOC ON)
    target_link_libraries(${NAME} PRIVATE Qt6::Test ${arg_LIBRARIES} lanban_options lanban_warnings)
    lanban_precompile(${NAME})
    add_test(NAME ${NAME} COMMAND ${NAME})
    set_tests_properties(${NAME} PROPERTIES TIMEOUT ${arg_TIMEOUT} LABELS "${arg_LABELS}"
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;QT_LOGGING_RULES=;LC_ALL=C.UTF-8;UBSAN_OPTIONS=print_stacktrace=1:halt_on_error=1")
endfunction()
