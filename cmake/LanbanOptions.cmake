# SPDX-FileCopyrightText: 2026 The Lanban authors
# SPDX-License-Identifier: GPL-3.0-or-later
# How everything is compiled: linked by every target as lanban_options, and lanban_warnings by all
# that is written by hand (the QML compiler's output is not clean of shadowing).
option(LANBAN_APP "Build the desktop app" ON)
set(LANBAN_SANITIZE "" CACHE STRING "Sanitizers, as for -fsanitize: address,undefined or thread")
option(LANBAN_COVERAGE "Count executed lines" OFF)
option(LANBAN_PCH "Parse the common headers once; a build without it shows which includes are missing" OFF)

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/bin)

find_program(LANBAN_CCACHE ccache)
if(LANBAN_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    # What ccache has to be told of precompiled headers.
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros ${LANBAN_CCACHE})
endif()

# lld links this many static libraries and tests in a fraction of the time.
include(CheckLinkerFlag)
check_linker_flag(CXX -fuse-ld=lld LANBAN_HAVE_LLD)
if(LANBAN_HAVE_LLD)
    add_link_options(-fuse-ld=lld)
endif()

add_library(lanban_options INTERFACE)
target_compile_definitions(lanban_options INTERFACE
    QT_NO_KEYWORDS QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_URL_CAST_FROM_STRING
    QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_NO_FOREACH QT_DISABLE_DEPRECATED_BEFORE=0x060400
    LANBAN_VERSION="${PROJECT_VERSION}")
target_include_directories(lanban_options INTERFACE ${PROJECT_SOURCE_DIR})
if(LANBAN_SANITIZE)
    target_compile_options(lanban_options INTERFACE -fsanitize=${LANBAN_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
    target_link_options(lanban_options INTERFACE -fsanitize=${LANBAN_SANITIZE})
    if(LANBAN_SANITIZE MATCHES "undefined")
        # What the address sanitizer sees as well, and what costs half of the time to compile.
        target_compile_options(lanban_options INTERFACE -fno-sanitize=null,alignment,object-size)
    endif()
endif()
if(LANBAN_COVERAGE)
    target_compile_options(lanban_options INTERFACE --coverage)
    target_link_options(lanban_options INTERFACE --coverage)
endif()

add_library(lanban_warnings INTERFACE)
if(MSVC)
    target_compile_options(lanban_warnings INTERFACE /W4 /WX /permissive- /utf-8)
else()
    target_compile_options(lanban_warnings INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor
        -Woverloaded-virtual -Wcast-align -Wnull-dereference -Wformat=2 -Wimplicit-fallthrough -Werror)
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
        # GCC 12 reports null dereferences inside Qt's and the standard library's inlined containers,
        target_compile_options(lanban_warnings INTERFACE -Wno-null-dereference)
        # and once it optimises, endless reads too. What it guesses from the flow of the code is shown then, and is no error.
        # Only then: clang-tidy and clazy read the options of the dev build, and know few of these.
        if(LANBAN_SANITIZE OR NOT CMAKE_BUILD_TYPE STREQUAL "Debug")
            target_compile_options(lanban_warnings INTERFACE -Wno-stringop-overread
                -Wno-error=array-bounds -Wno-error=dangling-pointer -Wno-error=free-nonheap-object -Wno-error=maybe-uninitialized
                -Wno-error=restrict -Wno-error=stringop-overflow)
        endif()
    endif()
endif()

# lanban_precompile(TARGET): TARGET's files begin with the headers that nearly all of them include. Made once, shared by all.
function(lanban_precompile TARGET)
    if(NOT LANBAN_PCH)
        return()
    endif()
    if(NOT TARGET lanban_pch)
        file(GENERATE OUTPUT ${PROJECT_BINARY_DIR}/cmake/pch.cpp CONTENT "")
        add_library(lanban_pch OBJECT ${PROJECT_BINARY_DIR}/cmake/pch.cpp)
        set_target_properties(lanban_pch PROPERTIES AUTOMOC OFF)
        target_link_libraries(lanban_pch PRIVATE Qt6::Core lanban_options lanban_warnings)
        target_precompile_headers(lanban_pch PRIVATE
            <algorithm> <functional> <map> <memory> <optional> <set> <utility> <variant>
            <QByteArray> <QCoreApplication> <QDateTime> <QDir> <QFile> <QHash> <QJsonArray> <QJsonDocument> <QJsonObject> <QList>
            <QMap> <QObject> <QRegularExpression> <QSet> <QString> <QStringList> <QTimer> <QUrl> <QVariant>
            <tl/expected.hpp>)
        target_compile_options(lanban_pch PRIVATE $<$<CXX_COMPILER_ID:GNU>:-fpch-preprocess>)
    endif()
    target_compile_options(${TARGET} PRIVATE $<$<CXX_COMPILER_ID:GNU>:-fpch-preprocess>)
    target_precompile_headers(${TARGET} REUSE_FROM lanban_pch)
endfunction()
