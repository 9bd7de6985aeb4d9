package org.hone.ui.copilot;

import java.util.ResourceBundle;
import java.util.function.Consumer;
import javafx.geometry.Bounds;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import javafx.stage.PopupWindow;

/** The earlier questions in a list that is searched by typing. */
final class HistoryPopup {
    private static final double ROW = 34;
    private static final int MOST_ROWS = 9;

    private final RecentQuestions recent;
    private final Consumer<String> take;
    private final Popup popup = new Popup();
    private final TextField search = new TextField();
    private final ListView<String> list = new ListView<>();
    private final VBox box;

    /**
     * @param take hears which question was taken
     */
    HistoryPopup(RecentQuestions recent, ResourceBundle text, Consumer<String> take) {
        this.recent = recent;
        this.take = take;
        search.setId("history-search");
        search.setPromptText(text.getString("copilot.history.search"));
        search.setAccessibleText(text.getString("copilot.history.search"));
        search.textProperty().addListener((property, old, now) -> find());
        search.addEventFilter(KeyEvent.KEY_PRESSED, this::press);
        list.setId("history-list");
        list.setFocusTraversable(false);
        list.setFixedCellSize(ROW);
        list.setAccessibleText(text.getString("copilot.history"));
        list.setPlaceholder(new Label(text.getString("copilot.history.none")));
        list.setCellFactory(view -> new Question());
        box = new VBox(8, search, list);
        box.getStyleClass().add("history");
        popup.getContent().add(box);
        popup.setAutoHide(true);
        popup.setAnchorLocation(PopupWindow.AnchorLocation.CONTENT_TOP_LEFT);
    }

    /** Opens under a node, as wide as that is; closes when it is open. */
    void toggle(Region under) {
        if (popup.isShowing()) {
            popup.hide();
            return;
        }
        search.clear();
        find();
        Bounds place = under.localToScreen(under.getBoundsInLocal());
        box.setPrefWidth(place.getWidth());
        popup.show(under, place.getMinX(), place.getMaxY() + 2);
        search.requestFocus();
    }

    private void find() {
        list.getItems().setAll(recent.matching(search.getText()));
        list.getSelectionModel().selectFirst();
        list.setPrefHeight(ROW * Math.max(1, Math.min(MOST_ROWS, list.getItems().size())) + 4);
    }

    private void press(KeyEvent event) {
        switch (event.getCode()) {
            case DOWN -> list.getSelectionModel().selectNext();
            case UP -> list.getSelectionModel().selectPrevious();
            case ENTER -> taken();
            case TAB -> popup.hide();
            case H -> {
                if (!event.isShortcutDown()) {
                    return;
                }
                popup.hide();
            }
            default -> {
                return;
            }
        }
        list.scrollTo(list.getSelectionModel().getSelectedIndex());
        event.consume();
    }

    private void taken() {
        String question = list.getSelectionModel().getSelectedItem();
        popup.hide();
        if (question != null) {
            take.accept(question);
        }
    }

    /** One question; a click takes it. */
    private final class Question extends ListCell<String> {
        Question() {
            setPrefWidth(0);
            setOnMouseClicked(
                    event -> {
                        if (!isEmpty()) {
                            taken();
                        }
                    });
        }

        @Override
        protected void updateItem(String question, boolean empty) {
            super.updateItem(question, empty);
            setText(empty ? null : question);
        }
    }
}
