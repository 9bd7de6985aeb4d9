package org.hone.ui.copilot;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.stage.Popup;
import javafx.stage.PopupWindow;

/**
 * A list of suggestions under a text field, which keeps the focus. Nothing is selected at first, so
 * that Enter means what it means without the list.
 */
final class SuggestionPopup<T> {
    private static final double ROW = 34;

    private final TextField field;
    private final ListView<T> list;
    private final Consumer<T> take;
    private final Popup popup = new Popup();

    /**
     * @param items shown while there are any
     * @param look draws one
     * @param take hears which was taken
     */
    SuggestionPopup(
            TextField field, ObservableList<T> items, Function<T, Node> look, Consumer<T> take) {
        this.field = field;
        this.take = take;
        list = new ListView<>(items);
        list.setId("suggestions");
        list.getStyleClass().add("suggestions");
        list.setFocusTraversable(false);
        list.setFixedCellSize(ROW);
        list.setPrefWidth(460);
        list.setCellFactory(view -> new Cell<>(look, this::taken));
        popup.getContent().add(list);
        popup.setAutoHide(true);
        popup.setAnchorLocation(PopupWindow.AnchorLocation.CONTENT_TOP_LEFT);
        popup.setConsumeAutoHidingEvents(false);
        items.addListener((ListChangeListener<T>) change -> refresh());
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::press);
        field.focusedProperty()
                .addListener(
                        (property, old, focused) -> {
                            if (!focused) {
                                popup.hide();
                            }
                        });
    }

    boolean isShowing() {
        return popup.isShowing();
    }

    private void refresh() {
        list.getSelectionModel().clearSelection();
        int rows = list.getItems().size();
        list.setPrefHeight(rows * ROW + 4);
        if (rows == 0 || !field.isFocused() || field.getScene() == null) {
            popup.hide();
        } else if (!popup.isShowing()) {
            Bounds place = field.localToScreen(field.getBoundsInLocal());
            popup.show(field, place.getMinX(), place.getMaxY() + 2);
        }
    }

    private void press(KeyEvent event) {
        if (!popup.isShowing() || event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        boolean used =
                switch (event.getCode()) {
                    case DOWN -> move(1);
                    case UP -> move(-1);
                    case ENTER, TAB -> takeSelected();
                    case ESCAPE -> hide();
                    default -> false;
                };
        if (used) {
            event.consume();
        }
    }

    private boolean move(int by) {
        int rows = list.getItems().size();
        int now = list.getSelectionModel().getSelectedIndex();
        int next = Math.floorMod(now + 1 + by, rows + 1) - 1;
        if (next < 0) {
            list.getSelectionModel().clearSelection();
        } else {
            list.getSelectionModel().select(next);
            list.scrollTo(next);
        }
        return true;
    }

    private boolean takeSelected() {
        Optional<T> selected = Optional.ofNullable(list.getSelectionModel().getSelectedItem());
        selected.ifPresent(this::taken);
        return selected.isPresent();
    }

    private boolean hide() {
        popup.hide();
        return true;
    }

    private void taken(T item) {
        popup.hide();
        take.accept(item);
    }

    /** One suggestion; a click takes it. */
    private static final class Cell<T> extends ListCell<T> {
        private final Function<T, Node> look;

        Cell(Function<T, Node> look, Consumer<T> take) {
            this.look = look;
            setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
            setOnMouseClicked(
                    event -> {
                        if (!isEmpty()) {
                            take.accept(getItem());
                        }
                    });
        }

        @Override
        protected void updateItem(T item, boolean empty) {
            super.updateItem(item, empty);
            setGraphic(empty ? null : look.apply(item));
        }
    }
}
