package org.hone.ui.shell;

import java.util.List;
import java.util.ResourceBundle;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** Binds the bar above the screen: one notice at a time. */
public final class NoticeBar {
    private final NoticeQueue queue;
    private final ResourceBundle text;
    @FXML private VBox notice;
    @FXML private Label sentence;
    @FXML private Label count;
    @FXML private Label details;
    @FXML private Hyperlink more;
    @FXML private Button action;

    public NoticeBar(NoticeQueue queue, ResourceBundle text) {
        this.queue = queue;
        this.text = text;
    }

    @FXML
    private void initialize() {
        queue.waiting().addListener((ListChangeListener<Notice>) change -> show());
        show();
    }

    private void show() {
        List<Notice> waiting = queue.waiting();
        appear(notice, !waiting.isEmpty());
        if (waiting.isEmpty()) {
            return;
        }
        Notice first = waiting.get(0);
        boolean another = !first.sentence().equals(sentence.getText());
        sentence.setText(first.sentence());
        count.setText(text.getString("shell.notice.more").formatted(waiting.size() - 1));
        appear(count, waiting.size() > 1);
        appear(more, !first.details().isEmpty());
        details.setText(first.details());
        if (another) {
            appear(details, false);
        }
        appear(action, first.action().isPresent());
        first.action().ifPresent(offered -> action.setText(offered.title()));
    }

    private static void appear(javafx.scene.Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }

    @FXML
    private void expand() {
        appear(details, !details.isVisible());
    }

    @FXML
    private void act() {
        queue.current().flatMap(Notice::action).ifPresent(offered -> offered.run().run());
    }

    @FXML
    private void dismiss() {
        queue.dismiss();
    }
}
