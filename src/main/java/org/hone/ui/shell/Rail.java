package org.hone.ui.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Circle;
import org.kordamp.ikonli.javafx.FontIcon;

/** The buttons that lead to the places, in their order; Ctrl+1 to Ctrl+9 do the same. */
final class Rail {
    private static final int KEYS = 9;

    private final List<Place> places;
    private final List<ToggleButton> buttons = new ArrayList<>();
    private final ResourceBundle text;
    private final Consumer<Place> open;

    Rail(List<Place> places, ResourceBundle text, Consumer<Place> open) {
        this.places = List.copyOf(places);
        this.text = text;
        this.open = open;
        this.places.forEach(place -> buttons.add(button(place)));
    }

    /** Fills the rail. */
    void into(Pane pane) {
        pane.getChildren().setAll(buttons);
    }

    /** Marks the place in front. */
    void select(Place place) {
        for (int i = 0; i < buttons.size(); i++) {
            buttons.get(i).setSelected(places.get(i).equals(place));
        }
    }

    /** The keys that lead to the places. */
    List<Shortcut> shortcuts() {
        return IntStream.range(0, Math.min(KEYS, places.size()))
                .mapToObj(
                        i ->
                                Shortcut.of(
                                        "Shortcut+" + (i + 1),
                                        text.getString("shell.key.go")
                                                .formatted(places.get(i).title()),
                                        () -> open.accept(places.get(i))))
                .toList();
    }

    private ToggleButton button(Place place) {
        Circle mark = new Circle(4);
        mark.getStyleClass().add("unsaved-mark");
        mark.visibleProperty().bind(place.unsaved());
        StackPane graphic = new StackPane(new FontIcon(place.icon()), new HBox(mark));
        graphic.getStyleClass().add("rail-icon");
        ((HBox) graphic.getChildren().get(1)).setAlignment(Pos.TOP_RIGHT);
        ToggleButton button = new ToggleButton(place.title(), graphic);
        button.setId("go-" + place.name());
        button.setContentDisplay(ContentDisplay.LEFT);
        button.setMaxWidth(Double.MAX_VALUE);
        button.setAlignment(Pos.CENTER_LEFT);
        Tooltip tooltip = new Tooltip();
        button.setTooltip(tooltip);
        Runnable describe =
                () -> {
                    String said =
                            place.unsaved().get()
                                    ? text.getString("shell.unsaved").formatted(place.title())
                                    : place.title();
                    button.setAccessibleText(said);
                    tooltip.setText(said);
                };
        place.unsaved().addListener((property, old, now) -> describe.run());
        describe.run();
        button.setOnAction(event -> open.accept(place));
        return button;
    }
}
