package org.hone.ui.settings;

import java.util.Map;
import javafx.beans.property.Property;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleGroup;

/** One of several toggles, tied to a value. */
final class Choices {
    private Choices() {}

    /** Ties a property to toggles, each of which stands for a value; one is always selected. */
    static <T> void bind(Property<T> property, Map<T, ? extends Toggle> toggles) {
        ToggleGroup group = new ToggleGroup();
        toggles.values().forEach(toggle -> toggle.setToggleGroup(group));
        group.selectToggle(toggles.get(property.getValue()));
        property.addListener((changed, old, now) -> group.selectToggle(toggles.get(now)));
        group.selectedToggleProperty()
                .addListener(
                        (changed, old, now) -> {
                            if (now == null) {
                                group.selectToggle(old);
                                return;
                            }
                            toggles.forEach(
                                    (value, toggle) -> {
                                        if (toggle == now) {
                                            property.setValue(value);
                                        }
                                    });
                        });
    }
}
