package org.hone.llama;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;

/** The tensor engine of this process: device, threads and gradient mode. */
public final class Tensors {
    private static final String ENGINE = "PyTorch";

    private Tensors() {}

    /** A base manager on the best device; its owner closes it. */
    public static NDManager newManager() {
        return NDManager.newBaseManager(device(), ENGINE);
    }

    /** The first GPU when the engine reports one, else the CPU. */
    private static Device device() {
        return Engine.getEngine(ENGINE).getGpuCount() > 0 ? Device.gpu() : Device.cpu();
    }

    /** Threads within one operation, for the whole process. */
    public static void setThreads(int threads) {
        Engine.getEngine(ENGINE);
        JniUtils.setNumThreads(threads);
    }

    /**
     * Switches the recording of gradients for the calling thread; inference threads switch it off.
     */
    public static void recordGradients(boolean on) {
        Engine.getEngine(ENGINE);
        JniUtils.setGradMode(on);
    }

    /** What the status bar says: {@code CPU} or {@code GPU}. */
    public static String deviceName() {
        return device().isGpu() ? "GPU" : "CPU";
    }
}
