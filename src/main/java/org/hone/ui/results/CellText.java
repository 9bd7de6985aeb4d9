package org.hone.ui.results;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;

/** A cell that says the whole of a long text when pointed at. */
final class CellText extends TableCell<Map<String, Object>, Object> {
    private static final int LONG = 24;

    CellText(boolean numeric) {
        setAlignment(numeric ? Pos.CENTER_RIGHT : Pos.CENTER_LEFT);
        setOnMouseEntered(event -> explain());
    }

    @Override
    protected void updateItem(Object value, boolean empty) {
        super.updateItem(value, empty);
        String words = empty ? "" : words(value);
        setText(words);
        setTooltip(null);
    }

    /** Made when it is wanted, since a tooltip is a window and a table has many cells. */
    private void explain() {
        if (getTooltip() == null && getText().length() > LONG) {
            Tooltip whole = new Tooltip(getText());
            whole.setWrapText(true);
            whole.setMaxWidth(480);
            setTooltip(whole);
        }
    }

    /** Lists by commas, nothing for what is missing. */
    static String words(Object value) {
        if (value instanceof Collection<?> list) {
            return list.stream().map(CellText::words).collect(Collectors.joining(", "));
        }
        return value == null ? "" : value.toString();
    }
}
