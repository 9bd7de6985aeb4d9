package org.hone.ui.copilot;

import java.util.ResourceBundle;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.event.Event;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.hone.assistant.StepInWords;
import org.hone.domain.Phrase;
import org.hone.ui.fx.Shown;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * A step in words, with its call on demand. With the focus on it, Enter or Space shows the call and
 * Shortcut+C copies it.
 */
final class StepCard extends HBox {
    private final ResourceBundle text;
    private final Runnable copy;
    private final Button details = new Button();
    private final BooleanProperty open = new SimpleBooleanProperty();

    /**
     * @param copy puts the call on the clipboard
     */
    StepCard(int number, StepInWords step, ResourceBundle text, Consumer<String> copy) {
        super(14);
        this.text = text;
        this.copy = () -> copy.accept(step.call());
        getStyleClass().addAll("card", "step");
        details.setText(text.getString("copilot.call"));
        details.setGraphic(new FontIcon("fth-chevron-right"));
        details.setFocusTraversable(false);
        details.getStyleClass().addAll("flat", "small", "step-details");
        details.setMinWidth(USE_PREF_SIZE);
        details.setOnAction(event -> toggle());
        open.addListener(
                (property, old, now) ->
                        details.setGraphic(
                                new FontIcon(now ? "fth-chevron-down" : "fth-chevron-right")));
        HBox head = new HBox(12, sentence(step), details);
        VBox body = new VBox(4, head, types(step), call(step));
        HBox.setHgrow(body, Priority.ALWAYS);
        getChildren().addAll(StepCards.number(number), body);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.TEXT);
        setAccessibleText(number + ". " + step.sentence());
        setAccessibleHelp(text.getString("copilot.step.help"));
        addEventHandler(KeyEvent.KEY_PRESSED, this::press);
        setOnMouseClicked(event -> requestFocus());
    }

    private static TextFlow sentence(StepInWords step) {
        TextFlow sentence = new TextFlow();
        for (Phrase phrase : step.phrases()) {
            Text piece = new Text(phrase.text());
            piece.getStyleClass().add(phrase.name() ? "step-name" : "step-words");
            sentence.getChildren().add(piece);
        }
        sentence.getStyleClass().add("step-sentence");
        sentence.setMinWidth(0);
        HBox.setHgrow(sentence, Priority.ALWAYS);
        return sentence;
    }

    private FlowPane types(StepInWords step) {
        FlowPane types = new FlowPane(6, 4);
        types.getStyleClass().add("types");
        if (!step.input().isEmpty()) {
            types.getChildren().addAll(type(step.input()), arrow());
        }
        types.getChildren().add(type(step.output()));
        if (!step.returned()) {
            Label hidden = new Label(text.getString("copilot.hidden"));
            hidden.getStyleClass().add("muted");
            types.getChildren().add(hidden);
        }
        return types;
    }

    private static Label type(String name) {
        Label type = new Label(name);
        type.getStyleClass().add("type");
        return type;
    }

    private static Label arrow() {
        Label arrow = new Label("\u2192");
        arrow.getStyleClass().add("muted");
        return arrow;
    }

    private HBox call(StepInWords step) {
        Label line = new Label(step.call());
        line.setWrapText(true);
        line.setMaxWidth(Double.MAX_VALUE);
        line.setMinHeight(Region.USE_PREF_SIZE);
        line.getStyleClass().add("code");
        HBox.setHgrow(line, Priority.ALWAYS);
        Button button = new Button(null, new FontIcon("fth-copy"));
        button.getStyleClass().addAll("flat", "small", "button-icon");
        button.setAccessibleText(text.getString("copilot.copy"));
        button.setTooltip(new Tooltip(text.getString("copilot.copy")));
        button.setFocusTraversable(false);
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(event -> copy.run());
        HBox call = new HBox(8, line, button);
        call.getStyleClass().add("call");
        Shown.when(call, open);
        return call;
    }

    private void press(KeyEvent event) {
        switch (event.getCode()) {
            case ENTER, SPACE -> use(event, this::toggle);
            case C -> {
                if (event.isShortcutDown()) {
                    use(event, copy);
                }
            }
            case DOWN -> use(event, () -> focus(1));
            case UP -> use(event, () -> focus(-1));
            default -> {}
        }
    }

    private void toggle() {
        open.set(!open.get());
    }

    private static void use(Event event, Runnable action) {
        action.run();
        event.consume();
    }

    private void focus(int by) {
        int next = getParent().getChildrenUnmodifiable().indexOf(this) + by;
        if (next >= 0 && next < getParent().getChildrenUnmodifiable().size()) {
            getParent().getChildrenUnmodifiable().get(next).requestFocus();
        }
    }
}
