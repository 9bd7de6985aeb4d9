package org.hone.llama;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Memory of this process in bytes.
 *
 * @param resident in physical memory; 0 where the system does not tell (only Linux does)
 * @param peak the most that was resident since the last {@link #resetPeak}; 0 likewise
 * @param heap that the Java heap holds of it, used or not
 */
public record ProcessMemory(long resident, long peak, long heap) {
    private static final Path PROCESS = Path.of("/proc/self");

    /** Reads it after a garbage collection, so that garbage does not count. */
    public static ProcessMemory settled() {
        System.gc();
        return now();
    }

    /** Reads it. */
    public static ProcessMemory now() {
        List<String> status = List.of();
        try {
            status = Files.readAllLines(PROCESS.resolve("status"));
        } catch (IOException notLinux) {
            // Zeros say that it is not known.
        }
        return new ProcessMemory(
                bytes(status, "VmRSS:"),
                bytes(status, "VmHWM:"),
                Runtime.getRuntime().totalMemory());
    }

    /** Lets the peak begin again where the system allows it. */
    public static void resetPeak() {
        try {
            Files.writeString(PROCESS.resolve("clear_refs"), "5");
        } catch (IOException notLinux) {
            // The peak is then that of the whole process.
        }
    }

    private static long bytes(List<String> status, String key) {
        return status.stream()
                .filter(line -> line.startsWith(key))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                .findFirst()
                .orElse(0);
    }
}
