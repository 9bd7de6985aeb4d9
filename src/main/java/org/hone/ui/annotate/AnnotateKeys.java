package org.hone.ui.annotate;

import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.hone.domain.AnnotationTask;
import org.hone.ui.shell.Shortcut;

/** The keys of the annotators' screen. */
final class AnnotateKeys {
    private final AnnotateViewModel model;
    private final CandidateCards cards;
    private final ResourceBundle text;

    AnnotateKeys(AnnotateViewModel model, CandidateCards cards, ResourceBundle text) {
        this.model = model;
        this.cards = cards;
        this.text = text;
    }

    List<Shortcut> all(Runnable better, Runnable confidence, Runnable reason, Runnable guidelines) {
        List<Shortcut> keys = new ArrayList<>();
        for (int i = 0; i < AnnotationTask.MOST; i++) {
            int position = i;
            keys.add(key("" + (i + 1), "annotate.key.pick", () -> model.pick(position)));
        }
        for (int i = 0; i < AnnotationTask.MOST; i++) {
            int position = i;
            keys.add(
                    key(
                            "Shift+" + (i + 1),
                            "annotate.key.tie",
                            () -> model.ranking().tie(position)));
        }
        keys.add(key("Left", "annotate.key.go", () -> cards.go(-1)));
        keys.add(key("Right", "annotate.key.go", () -> cards.go(1)));
        keys.add(key("Alt+Left", "annotate.key.order", () -> cards.move(-1)));
        keys.add(key("Alt+Up", "annotate.key.order", () -> cards.move(-1)));
        keys.add(key("Alt+Right", "annotate.key.order", () -> cards.move(1)));
        keys.add(key("Alt+Down", "annotate.key.order", () -> cards.move(1)));
        keys.add(key("Enter", "annotate.key.confirm", model::confirm));
        keys.add(key("Space", "annotate.key.confirm", model::confirm));
        keys.add(key("0", "annotate.key.none", model::none));
        keys.add(key("E", "annotate.key.better", better));
        keys.add(key("Shortcut+Enter", "annotate.key.submit", model::submitBetter));
        keys.add(key("S", "annotate.key.skip", model::skip));
        keys.add(key("U", "annotate.key.undo", model::undo));
        keys.add(key("Shortcut+Z", "annotate.key.undo", model::undo));
        keys.add(key("P", "annotate.key.preview", cards::preview));
        keys.add(key("Shift+P", "annotate.key.preview.all", cards::previewAll));
        keys.add(key("C", "annotate.key.confidence", confidence));
        keys.add(key("R", "annotate.key.reason", reason));
        keys.add(key("G", "annotate.key.guidelines", guidelines));
        keys.add(key("Esc", "annotate.key.escape", this::escape));
        return keys;
    }

    private void escape() {
        if (model.better().open().get()) {
            model.better().open().set(false);
        } else {
            model.ranking().reset();
        }
        cards.focus();
    }

    private Shortcut key(String keys, String meaning, Runnable action) {
        return Shortcut.of(keys, text.getString(meaning), action);
    }

    /** The digits of a number pad do what the others do. */
    void pad(KeyEvent event) {
        int digit = event.getCode().ordinal() - KeyCode.NUMPAD0.ordinal();
        boolean plain = !event.isShortcutDown() && !event.isAltDown();
        if (digit < 0
                || digit > AnnotationTask.MOST
                || !plain
                || event.getTarget() instanceof TextInputControl) {
            return;
        }
        event.consume();
        if (digit == 0) {
            model.none();
        } else {
            model.pick(digit - 1);
        }
    }
}
