package org.hone.ui.annotate;

import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.hone.domain.ResultTable;
import org.hone.domain.StepResult;
import org.hone.domain.StepStatus;

/** A plan's answer in a few lines: how many rows each step found, and the first of them. */
final class AnswerLines {
    private static final int NAMES = 5;

    private AnswerLines() {}

    static List<Node> of(PreviewModel.Preview preview, ResourceBundle text) {
        List<Node> lines = new ArrayList<>();
        if (preview.running()) {
            lines.add(line(text.getString("annotate.preview.running"), "muted"));
        } else if (!preview.problem().isEmpty()) {
            lines.add(line(preview.problem(), "problem-error"));
        }
        int number = 1;
        for (StepResult step : preview.steps()) {
            boolean good = step.status() == StepStatus.SUCCEEDED;
            String said = good ? rows(step.table(), text) : step.error();
            lines.add(
                    line(
                            text.getString("annotate.preview.step").formatted(number++, said),
                            good ? "answer-line" : "problem-error"));
        }
        return lines;
    }

    private static String rows(ResultTable table, ResourceBundle text) {
        if (table.rows().isEmpty()) {
            return text.getString("annotate.preview.nothing");
        }
        if (!table.columns().contains("name")) {
            return table.rows().get(0).values().stream()
                    .map(String::valueOf)
                    .collect(Collectors.joining(", "));
        }
        String names =
                table.rows().stream()
                        .limit(NAMES)
                        .map(row -> String.valueOf(row.get("name")))
                        .collect(Collectors.joining(", "));
        int more = table.rows().size() - NAMES;
        return more > 0
                ? text.getString("annotate.preview.more")
                        .formatted(table.rows().size(), names, more)
                : text.getString("annotate.preview.rows").formatted(table.rows().size(), names);
    }

    private static Label line(String said, String style) {
        Label line = new Label(said);
        line.setWrapText(true);
        line.setMinHeight(Region.USE_PREF_SIZE);
        line.getStyleClass().add(style);
        return line;
    }
}
