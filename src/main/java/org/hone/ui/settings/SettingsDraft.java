package org.hone.ui.settings;

import java.util.List;
import java.util.Map;
import javafx.beans.Observable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.Property;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.hone.assistant.AssistantSettings;
import org.hone.assistant.AssistantSettings.FirstModelChoice;

/** The settings as the user is editing them. Used on the FX thread only. */
public final class SettingsDraft {
    private final StringProperty annotator = new SimpleStringProperty("");
    private final ObjectProperty<Theme> theme = new SimpleObjectProperty<>(Theme.SYSTEM);
    private final ObjectProperty<Integer> textSize = new SimpleObjectProperty<>(100);
    private final BooleanProperty ownService = new SimpleBooleanProperty();
    private final StringProperty serviceUrl = new SimpleStringProperty("");
    private final StringProperty serviceDocument = new SimpleStringProperty("");
    private final ObjectProperty<FirstModelChoice> firstModel =
            new SimpleObjectProperty<>(FirstModelChoice.SHIPPED);
    private final StringProperty localModel = new SimpleStringProperty("");
    private final StringProperty endpointUrl = new SimpleStringProperty("");
    private final StringProperty endpointModel = new SimpleStringProperty("");
    private final ObjectProperty<KeyPlace> keyPlace = new SimpleObjectProperty<>(KeyPlace.NONE);
    private final StringProperty keyVariable = new SimpleStringProperty("");

    public StringProperty annotator() {
        return annotator;
    }

    public ObjectProperty<Theme> theme() {
        return theme;
    }

    /** In percent of the normal size. */
    public ObjectProperty<Integer> textSize() {
        return textSize;
    }

    /** Whether plans run against a service of the user's own. */
    public BooleanProperty ownService() {
        return ownService;
    }

    public StringProperty serviceUrl() {
        return serviceUrl;
    }

    public StringProperty serviceDocument() {
        return serviceDocument;
    }

    public ObjectProperty<FirstModelChoice> firstModel() {
        return firstModel;
    }

    /** The added model that can be the first one; empty if none was chosen. Not edited here. */
    public ReadOnlyStringProperty localModel() {
        return localModel;
    }

    public StringProperty endpointUrl() {
        return endpointUrl;
    }

    public StringProperty endpointModel() {
        return endpointModel;
    }

    public ObjectProperty<KeyPlace> keyPlace() {
        return keyPlace;
    }

    /** The environment variable with the key. */
    public StringProperty keyVariable() {
        return keyVariable;
    }

    /** Everything that can be edited. */
    List<Observable> everything() {
        return List.of(
                annotator,
                theme,
                textSize,
                ownService,
                serviceUrl,
                serviceDocument,
                firstModel,
                endpointUrl,
                endpointModel,
                keyPlace,
                keyVariable);
    }

    /** The window's part, over what is not edited here. */
    WindowPreferences window(WindowPreferences base) {
        String name = annotator.get().strip();
        return new WindowPreferences(
                name.substring(0, Math.min(name.length(), WindowPreferences.LONGEST_NAME)),
                theme.get(),
                textSize.get(),
                base.width(),
                base.height());
    }

    /** The assistant's part; fields that are out of use and make no sense stay as they were. */
    AssistantSettings assistant(AssistantSettings saved) {
        boolean own = ownService.get();
        boolean asks = firstModel.get() == FirstModelChoice.ENDPOINT;
        boolean usable = asks || SettingsChecks.ofEndpoint(this).isEmpty();
        return saved.withService(
                        own ? serviceUrl.get().strip() : "",
                        own ? serviceDocument.get().strip() : "")
                .withFirstModel(
                        firstModel.get(),
                        usable ? endpointUrl.get().strip() : saved.endpointUrl(),
                        usable ? endpointModel.get().strip() : saved.endpointModel(),
                        usable
                                ? keyPlace.get().inSettings(keyVariable.get().strip())
                                : saved.endpointKey());
    }

    /** What is wrong with it, by field. */
    Map<SettingsField, SettingsProblem> problems() {
        return SettingsChecks.of(this);
    }

    void show(WindowPreferences preferences) {
        annotator.set(preferences.annotator());
        theme.set(preferences.theme());
        textSize.set(preferences.textSize());
    }

    /** Follows a change made elsewhere where the user has not edited. */
    void follow(WindowPreferences old, WindowPreferences now) {
        follow(annotator, old.annotator(), now.annotator());
        follow(theme, old.theme(), now.theme());
        follow(textSize, old.textSize(), now.textSize());
    }

    private static <T> void follow(Property<T> property, T old, T now) {
        if (property.getValue().equals(old)) {
            property.setValue(now);
        }
    }

    void show(AssistantSettings settings) {
        ownService.set(!settings.serviceUrl().isEmpty());
        serviceUrl.set(settings.serviceUrl());
        serviceDocument.set(settings.serviceDocument());
        localModel.set(settings.localModel());
        firstModel.set(settings.firstModel());
        endpointUrl.set(settings.endpointUrl());
        endpointModel.set(settings.endpointModel());
        keyPlace.set(KeyPlace.of(settings.endpointKey()));
        keyVariable.set(KeyPlace.variable(settings.endpointKey()));
    }
}
