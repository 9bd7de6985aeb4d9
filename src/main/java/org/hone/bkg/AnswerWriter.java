package org.hone.bkg;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import org.hone.bkg.graph.KnowledgeGraph;
import org.hone.domain.Entity;

/**
 * Writes pages as JSON. What is said of a node is the same in every row, so it is encoded once
 * (some 200 bytes a node); a row is then a few copies. Safe for any number of threads.
 */
final class AnswerWriter {
    private static final int USUAL_ROW = 200;
    private static final byte[] NO_INPUT = ascii(",\"input\":\"\",\"input_name\":\"\"}");

    private static final byte[] SOURCE = ascii(",\"source\":\"");

    private final byte[][] nodes;
    private final byte[][] inputs;
    private final Map<String, byte[]> relations;
    private final boolean withSource;

    AnswerWriter(KnowledgeGraph graph) {
        nodes = new byte[graph.size()][];
        inputs = new byte[graph.size()][];
        for (int i = 0; i < nodes.length; i++) {
            Entity entity = graph.node(i);
            String id = quoted(entity.id());
            String name = quoted(entity.name());
            nodes[i] =
                    utf8(
                            "{\"id\":%s,\"name\":%s,\"kind\":%s"
                                    .formatted(id, name, quoted(entity.kind())));
            inputs[i] = utf8(",\"input\":%s,\"input_name\":%s}".formatted(id, name));
        }
        relations =
                BkgService.relations().stream()
                        .collect(Collectors.toMap(r -> r, AnswerWriter::relation));
        withSource = graph.hasProvenance();
    }

    byte[] write(Page page) {
        Buffer out = new Buffer(64 + USUAL_ROW * page.rows().size());
        out.add(ascii("{\"items\":["));
        boolean first = true;
        for (Row row : page.rows()) {
            if (!first) {
                out.write(',');
            }
            first = false;
            out.add(nodes[row.node()]);
            byte[] known = relations.get(row.relation());
            out.add(known == null ? relation(row.relation()) : known);
            if (withSource) {
                out.add(SOURCE);
                out.add(JsonStringEncoder.getInstance().quoteAsUTF8(row.source()));
                out.write('"');
            }
            out.add(row.input() < 0 ? NO_INPUT : inputs[row.input()]);
        }
        String next = page.next().map(AnswerWriter::quoted).orElse("null");
        out.add(ascii("],\"total\":%d,\"next_cursor\":%s}".formatted(page.total(), next)));
        return out.toByteArray();
    }

    private static byte[] relation(String relation) {
        return utf8(",\"relation\":" + quoted(relation));
    }

    private static String quoted(String text) {
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** A buffer that is written without checked exceptions. */
    private static final class Buffer extends ByteArrayOutputStream {
        Buffer(int size) {
            super(size);
        }

        void add(byte[] bytes) {
            write(bytes, 0, bytes.length);
        }
    }
}
