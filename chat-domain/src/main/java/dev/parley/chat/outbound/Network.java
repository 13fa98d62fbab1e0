package dev.parley.chat.outbound;

import java.net.InetAddress;

/**
 * The addresses that begin with the same bits.
 *
 * @param address any of them
 * @param bits how many they share
 */
record Network(InetAddress address, int bits) {
    Network {
        if (bits < 0 || bits > address.getAddress().length * Byte.SIZE) {
            throw new IllegalArgumentException("no such network: " + address.getHostAddress() + "/" + bits);
        }
    }

    /** An address, or one with the number of bits: {@code 10.0.0.0/8}. @throws IllegalArgumentException for another text */
    static Network parse(String text) {
        int slash = text.indexOf('/');
        var address = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
        int bits = slash < 0 ? address.getAddress().length * Byte.SIZE : Integer.parseInt(text.substring(slash + 1));
        return new Network(address, bits);
    }

    boolean contains(InetAddress other) {
        byte[] own = address.getAddress();
        byte[] asked = other.getAddress();
        if (own.length != asked.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % Byte.SIZE);
            if (((own[bit / Byte.SIZE] ^ asked[bit / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }
}
