package org.hone.ui.copilot;

import java.util.ResourceBundle;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.hone.domain.Entity;
import org.hone.ui.fx.Shown;
import org.hone.ui.fx.ViewLoader;

/** Binds the box in which the question is typed, and what hangs on it. */
final class QueryView {
    private final CopilotViewModel model;
    private final ResourceBundle text;
    private final Parent root;
    private SuggestionPopup<Entity> names;
    private HistoryPopup past;
    private boolean taking;

    @FXML private HBox box;
    @FXML private TextField query;
    @FXML private Button ask;
    @FXML private Label hint;
    @FXML private FlowPane chips;

    QueryView(CopilotViewModel model, ViewLoader views) {
        this.model = model;
        text = views.text();
        root = views.load(this);
    }

    Parent root() {
        return root;
    }

    void focus() {
        query.requestFocus();
        query.end();
    }

    @FXML
    private void initialize() {
        query.textProperty().bindBidirectional(model.query());
        query.textProperty().addListener((property, old, now) -> typed());
        query.addEventFilter(KeyEvent.KEY_PRESSED, this::press);
        ask.disableProperty().bind(model.askable().not());
        hint.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                this::hint, model.query(), model.ready(), query.focusedProperty()));
        Shown.when(hint, hint.textProperty().isNotEmpty());
        new EntityChips(chips, model.question(), text);
        names =
                new SuggestionPopup<>(
                        query, model.completion().offers(), this::offer, this::complete);
        past = new HistoryPopup(model.recent(), text, this::recall);
    }

    private String hint() {
        if (query.isFocused() && query.getText().isBlank()) {
            return text.getString("copilot.hint.blank");
        }
        boolean waits = !model.ready().get() && !query.getText().isBlank();
        return waits ? text.getString("copilot.hint.starting") : "";
    }

    private void typed() {
        if (!taking && query.isFocused() && query.getScene() != null) {
            model.completion().typed(query::getCaretPosition);
        } else {
            model.completion().close();
        }
    }

    private Node offer(Entity entity) {
        Label name = new Label(entity.name());
        name.setMaxWidth(Double.MAX_VALUE);
        name.setMinWidth(0);
        HBox.setHgrow(name, Priority.ALWAYS);
        Label kind = new Label(entity.kind());
        kind.setMinWidth(HBox.USE_PREF_SIZE);
        kind.getStyleClass().add("muted");
        HBox row = new HBox(12, name, kind);
        row.getStyleClass().add("suggestion");
        return row;
    }

    private void complete(Entity entity) {
        quietly(() -> query.positionCaret(model.completion().take(entity)));
    }

    private void recall(String question) {
        quietly(() -> model.query().set(question));
        focus();
    }

    private void quietly(Runnable change) {
        taking = true;
        change.run();
        taking = false;
    }

    /** Up and Down walk through the earlier questions. */
    private void press(KeyEvent event) {
        boolean plain = !event.isShortcutDown() && !event.isAltDown() && !event.isShiftDown();
        if (plain && event.getCode().isArrowKey() && !names.isShowing()) {
            switch (event.getCode()) {
                case UP -> quietly(model.recent()::earlier);
                case DOWN -> quietly(model.recent()::later);
                default -> {
                    return;
                }
            }
            query.end();
            event.consume();
        }
    }

    /** Opens or closes the list of earlier questions, as the button and Ctrl+H do. */
    @FXML
    void history() {
        model.completion().close();
        query.requestFocus();
        past.toggle(box);
    }

    @FXML
    private void ask() {
        if (!ask.isDisabled()) {
            model.ask();
        }
    }
}
