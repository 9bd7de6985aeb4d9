package org.hone.llama;

import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A TorchScript class without parameters, from its source text: its methods run in the engine at
 * the price of one native call each and never record gradients. Lives as long as its manager. Safe
 * for several threads.
 *
 * <p>The engine reads an archive of four stored entries: version, constants, an empty object of the
 * class (pickled), and the code.
 */
final class TorchScript {
    private static final int TUPLE_OF_NOTHING = 0x29;

    private final PtSymbolBlock module;

    TorchScript(NDManager owner, String className, String source) {
        try {
            module =
                    JniUtils.loadModule(
                            (PtNDManager) owner,
                            new ByteArrayInputStream(archive(className, source)),
                            false,
                            false);
        } catch (IOException memory) {
            throw new UncheckedIOException(memory);
        }
    }

    /** One native call; the caller closes the result. */
    IValue run(String method, IValue... arguments) {
        return IValueUtils.runMethod(module, method, arguments);
    }

    private static byte[] archive(String className, String source) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            add(zip, "version", "10\n".getBytes(StandardCharsets.UTF_8));
            add(zip, "constants.pkl", new byte[] {(byte) 0x80, 2, TUPLE_OF_NOTHING, (byte) '.'});
            add(zip, "data.pkl", emptyObject(className));
            add(zip, "code/__torch__.py", source.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static byte[] emptyObject(String className) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {(byte) 0x80, 2});
        out.writeBytes(("c__torch__\n" + className + "\n").getBytes(StandardCharsets.UTF_8));
        out.writeBytes(new byte[] {TUPLE_OF_NOTHING, (byte) 0x81, '}', '('});
        out.writeBytes(new byte[] {'X', 8, 0, 0, 0});
        out.writeBytes("training".getBytes(StandardCharsets.UTF_8));
        out.writeBytes(new byte[] {(byte) 0x89, 'u', 'b', '.'});
        return out.toByteArray();
    }

    private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry("module/" + name);
        CRC32 crc = new CRC32();
        crc.update(content);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(crc.getValue());
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }
}
