package org.hone.llama.storage;

import java.nio.ByteBuffer;

/**
 * Turns stored blocks into float32, number by number as ggml's {@code dequantize_row_*} do
 * (ggml-quants.c).
 */
final class BlockReader {
    private BlockReader() {}

    /** Reads {@code count} numbers, a multiple of the type's block, to {@code out[at..]}. */
    static void read(TensorType type, ByteBuffer in, float[] out, int at, int count) {
        if (type == TensorType.F32) {
            in.asFloatBuffer().get(out, at, count);
            return;
        }
        int blocks = count / type.block();
        for (int b = 0; b < blocks; b++) {
            int p = b * type.bytes();
            int to = at + b * type.block();
            switch (type) {
                case F16 -> out[to] = half(in.getShort(p));
                case BF16 -> out[to] = Float.intBitsToFloat(in.getShort(p) << 16);
                case Q8_0 -> q8(in, p, out, to);
                case Q4_0 -> four(in, p + 2, half(in.getShort(p)), Float.NaN, out, to);
                case Q4_1 ->
                        four(in, p + 4, half(in.getShort(p)), half(in.getShort(p + 2)), out, to);
                case Q5_0 -> five(in, p + 2, half(in.getShort(p)), Float.NaN, out, to);
                case Q5_1 ->
                        five(in, p + 4, half(in.getShort(p)), half(in.getShort(p + 2)), out, to);
                case Q4_K -> q45k(in, p, false, out, to);
                case Q5_K -> q45k(in, p, true, out, to);
                case Q6_K -> q6k(in, p, out, to);
                default -> throw new IllegalStateException("Unread type " + type);
            }
        }
    }

    /** An IEEE half-precision number. */
    static float half(short bits) {
        int sign = (bits & 0x8000) << 16;
        int exponent = bits >>> 10 & 0x1f;
        int fraction = bits & 0x3ff;
        if (exponent == 0) {
            float small = fraction * 0x1p-24f;
            return sign == 0 ? small : -small;
        }
        int wide = exponent == 0x1f ? 0xff : exponent + 112;
        return Float.intBitsToFloat(sign | wide << 23 | fraction << 13);
    }

    private static void q8(ByteBuffer in, int p, float[] out, int to) {
        float d = half(in.getShort(p));
        for (int i = 0; i < 32; i++) {
            out[to + i] = in.get(p + 2 + i) * d;
        }
    }

    /** Nibbles; a NaN minimum stands for the symmetric form, whose zero is 8. */
    private static void four(ByteBuffer in, int p, float d, float min, float[] out, int to) {
        boolean symmetric = Float.isNaN(min);
        for (int i = 0; i < 16; i++) {
            int q = in.get(p + i);
            out[to + i] = number(q & 15, 8, d, min, symmetric);
            out[to + i + 16] = number(q >> 4 & 15, 8, d, min, symmetric);
        }
    }

    private static void five(ByteBuffer in, int p, float d, float min, float[] out, int to) {
        boolean symmetric = Float.isNaN(min);
        int high = in.getInt(p);
        for (int i = 0; i < 16; i++) {
            int q = in.get(p + 4 + i);
            int low = q & 15 | (high >>> i << 4 & 16);
            int upper = q >> 4 & 15 | (high >>> (i + 12) & 16);
            out[to + i] = number(low, 16, d, min, symmetric);
            out[to + i + 16] = number(upper, 16, d, min, symmetric);
        }
    }

    private static float number(int q, int zero, float d, float min, boolean symmetric) {
        return symmetric ? (q - zero) * d : q * d + min;
    }

    /** Eight groups of 32 with 6-bit scales and minima. */
    private static void q45k(ByteBuffer in, int p, boolean five, float[] out, int to) {
        float d = half(in.getShort(p));
        float dmin = half(in.getShort(p + 2));
        int scales = p + 4;
        int highBits = p + 16;
        int nibbles = five ? p + 48 : p + 16;
        for (int group = 0; group < 8; group++) {
            float scale = d * scale(in, scales, group);
            float min = dmin * minimum(in, scales, group);
            int shift = (group & 1) * 4;
            for (int i = 0; i < 32; i++) {
                int q = in.get(nibbles + group / 2 * 32 + i) >> shift & 15;
                if (five) {
                    q |= (in.get(highBits + i) >> group & 1) << 4;
                }
                out[to + group * 32 + i] = scale * q - min;
            }
        }
    }

    private static int scale(ByteBuffer in, int p, int group) {
        return group < 4
                ? in.get(p + group) & 63
                : in.get(p + group + 4) & 15 | (in.get(p + group - 4) & 0xc0) >> 2;
    }

    private static int minimum(ByteBuffer in, int p, int group) {
        return group < 4
                ? in.get(p + group + 4) & 63
                : in.get(p + group + 4) >> 4 & 15 | (in.get(p + group) & 0xc0) >> 2;
    }

    /** 16 groups of 16 with 8-bit scales; numbers have 4 low and 2 high bits. */
    private static void q6k(ByteBuffer in, int p, float[] out, int to) {
        float d = half(in.getShort(p + 208));
        for (int i = 0; i < 256; i++) {
            int part = i / 128;
            int quarter = i % 128 / 32;
            int l = i % 32;
            int low = in.get(p + part * 64 + (quarter & 1) * 32 + l) >> (quarter / 2 * 4) & 15;
            int high = in.get(p + 128 + part * 32 + l) >> (quarter * 2) & 3;
            int scale = in.get(p + 192 + part * 8 + quarter * 2 + l / 16);
            out[to + i] = d * scale * ((low | high << 4) - 32);
        }
    }
}
