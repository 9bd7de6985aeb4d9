package org.hone.llama.formats;

import java.util.Optional;
import java.util.stream.IntStream;
import org.hone.llama.RopeScaling;
import org.hone.llama.storage.StoredTensor;

/**
 * Finds the rule behind the divisors of rotary frequencies that GGUF stores as {@code rope_freqs}.
 *
 * @param theta base of the frequencies
 * @param headSize d
 */
record RopeFactors(double theta, int headSize) {
    private static final double LOW = 1;
    private static final double HIGH = 4;
    private static final double TOLERANCE = 1e-4;

    /** Llama 3's rule with its published bounds, if it gives these divisors. */
    Optional<RopeScaling> recognise(StoredTensor tensor) {
        if (tensor.count() != headSize / 2) {
            return Optional.empty();
        }
        float[] divisors = tensor.values();
        double factor = 1;
        for (float divisor : divisors) {
            factor = Math.max(factor, divisor);
        }
        double largest = factor;
        return IntStream.rangeClosed(5, 17)
                .mapToObj(power -> RopeScaling.llama3(largest, LOW, HIGH, 1 << power))
                .filter(scaling -> gives(scaling, divisors))
                .findFirst();
    }

    private boolean gives(RopeScaling scaling, float[] divisors) {
        for (int i = 0; i < divisors.length; i++) {
            double frequency = Math.pow(theta, -2.0 * i / headSize);
            double expected = frequency / scaling.scale(frequency);
            if (!(Math.abs(divisors[i] - expected) <= TOLERANCE * expected)) {
                return false;
            }
        }
        return true;
    }
}
