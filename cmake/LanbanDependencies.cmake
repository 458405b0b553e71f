# SPDX-FileCopyrightText: 2026 The Lanban authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Every library the project uses, with the reason, at the versions Debian 12 ships.
find_package(Qt6 6.4 REQUIRED COMPONENTS Core Network WebSockets Sql)
if(LANBAN_APP)
    find_package(Qt6 6.4 REQUIRED COMPONENTS Gui Qml Quick QuickControls2 Svg LinguistTools)
endif()
find_package(PkgConfig REQUIRED)

# tl::expected 1.0: errors as values (core/base/result.h).
find_package(tl-expected REQUIRED)
# libsodium 1.0.18: BLAKE2b for hash chains and digests, random bytes.
pkg_check_modules(Sodium REQUIRED IMPORTED_TARGET libsodium)
# zstd 1.5: compressed frames and snapshots (Qt 6 has no permessage-deflate).
pkg_check_modules(Zstd REQUIRED IMPORTED_TARGET libzstd)
# libjwt 1.10: access tokens.
pkg_check_modules(Jwt REQUIRED IMPORTED_TARGET libjwt)
# libgit2 1.5: merges texts that two people changed.
pkg_check_modules(Git2 REQUIRED IMPORTED_TARGET libgit2)
# Boost 1.74, headers only: Beast's HTTP parser, with its limits.
find_package(Boost 1.74 REQUIRED)
if(BUILD_TESTING)
    find_package(Qt6 6.4 REQUIRED COMPONENTS Test)
    if(LANBAN_APP)
        find_package(Qt6 6.4 REQUIRED COMPONENTS QuickTest)
    endif()
    # valijson 1.0, headers only: holds the decoders against the JSON Schemas.
    find_path(VALIJSON_INCLUDE_DIR valijson/validator.hpp REQUIRED)
    # RapidCheck: property tests.
    find_library(RAPIDCHECK_LIBRARY rapidcheck REQUIRED)
endif()
