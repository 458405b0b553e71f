// SPDX-FileCopyrightText: 2026 The Lanban authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma Singleton
import QtQuick

/*! Letters, comma and full stop by the place of the key: N is N also where the layout puts another letter there. */
QtObject {
    id: keyboard

    // The Russian layout, key by key over the Latin one.
    readonly property string cyrillic: "ЙЦУКЕНГШЩЗФЫВАПРОЛДЯЧСМИТЬБЮ"
    readonly property string latin: "QWERTYUIOPASDFGHJKLZXCVBNM,."

    /*! What a shortcut on the key of \a letter is called in each layout. */
    function sequences(modifiers: string, letter: string): var {
        return [modifiers + letter, modifiers + keyboard.cyrillic[keyboard.latin.indexOf(letter)]];
    }

    /*! The Latin letter on the pressed key, or "" for other keys. */
    function letter(key: int): string {
        if (key < 0x20 || key > 0xffff)
            return "";
        const pressed = String.fromCharCode(key).toUpperCase();
        if (keyboard.latin.includes(pressed))
            return pressed;
        const place = keyboard.cyrillic.indexOf(pressed);
        return place < 0 ? "" : keyboard.latin[place];
    }
}
