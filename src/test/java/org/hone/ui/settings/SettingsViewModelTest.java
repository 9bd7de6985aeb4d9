package org.hone.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.function.Consumer;
import org.hone.assistant.AssistantSettings;
import org.hone.assistant.AssistantSettings.FirstModelChoice;
import org.hone.assistant.AssistantStatus;
import org.hone.task.BackgroundTask;
import org.hone.task.Cancellation;
import org.hone.task.Progress;
import org.hone.task.SynchronousTaskExecutor;
import org.hone.task.TaskExecutor;
import org.junit.jupiter.api.Test;

class SettingsViewModelTest {
    private final FakeSettings assistant = new FakeSettings();
    private final List<WindowPreferences> written = new ArrayList<>();
    private final List<String> troubles = new ArrayList<>();
    private final List<AssistantStatus> statuses = new ArrayList<>();
    private boolean diskFull;
    private final Preferences preferences =
            new Preferences(
                    new Memory(),
                    WindowPreferences.DEFAULT,
                    new SynchronousTaskExecutor(),
                    failure -> troubles.add(failure.getMessage()));
    private final SettingsViewModel model = model(new SynchronousTaskExecutor());
    private final SettingsDraft draft = model.draft();

    private SettingsViewModel model(TaskExecutor tasks) {
        return new SettingsViewModel(
                assistant,
                tasks,
                preferences,
                statuses::add,
                ResourceBundle.getBundle("org.hone.ui.text"));
    }

    private final class Memory implements PreferencesRepository {
        @Override
        public Kept read() {
            return new Kept(WindowPreferences.DEFAULT, Optional.empty());
        }

        @Override
        public void write(WindowPreferences now) throws IOException {
            if (diskFull) {
                throw new IOException("The disk is full; make room.");
            }
            written.add(now);
        }
    }

    private void endpoint() {
        draft.firstModel().set(FirstModelChoice.ENDPOINT);
        draft.endpointUrl().set("http://127.0.0.1:8080/v1");
        draft.endpointModel().set("small");
    }

    @Test
    void applyIsOfferedOnlyWhileSomethingDiffers() {
        model.load();
        assertThat(model.appliable().get()).isFalse();
        draft.annotator().set("Ada");
        assertThat(model.appliable().get()).isTrue();
        draft.annotator().set("");
        assertThat(model.dirty().get()).isFalse();
    }

    @Test
    void whatIsAppliedReachesTheAssistantAndTheWindowAndIsNoLongerDirty() {
        model.load();
        draft.annotator().set("  Ada ");
        draft.theme().set(Theme.DARK);
        endpoint();
        draft.keyPlace().set(KeyPlace.ENVIRONMENT);
        draft.keyVariable().set("MODEL_KEY");
        model.apply();
        assertThat(assistant.inUse)
                .isEqualTo(
                        new AssistantSettings(
                                "",
                                "",
                                FirstModelChoice.ENDPOINT,
                                "http://127.0.0.1:8080/v1",
                                "small",
                                "env:MODEL_KEY"));
        assertThat(written)
                .containsExactly(new WindowPreferences("Ada", Theme.DARK, 100, 1280, 800));
        assertThat(statuses).hasSize(1);
        assertThat(model.dirty().get()).isFalse();
        assertThat(model.message().get()).isNotEmpty();
    }

    @Test
    void aRefusedChangeIsSaidAndNothingTypedIsLost() {
        model.load();
        assistant.refusing = true;
        endpoint();
        model.apply();
        assertThat(model.error().get()).isEqualTo("It does not answer; start it.");
        assertThat(draft.endpointModel().get()).isEqualTo("small");
        assertThat(model.appliable().get()).isTrue();
        assertThat(assistant.inUse).isEqualTo(AssistantSettings.DEFAULT);
    }

    @Test
    void revertGoesBackToWhatIsInUse() {
        assistant.inUse =
                new AssistantSettings(
                        "https://a.org", "/a.json", FirstModelChoice.SHIPPED, "", "", "keyring");
        model.load();
        draft.serviceUrl().set("https://b.org");
        draft.textSize().set(150);
        model.revert();
        assertThat(draft.serviceUrl().get()).isEqualTo("https://a.org");
        assertThat(draft.keyPlace().get()).isEqualTo(KeyPlace.KEYRING);
        assertThat(draft.textSize().get()).isEqualTo(100);
        assertThat(model.dirty().get()).isFalse();
    }

    @Test
    void anAssistantThatComesBackDoesNotOverwriteADraft() {
        model.load();
        endpoint();
        model.load();
        assertThat(draft.endpointModel().get()).isEqualTo("small");
        assertThat(model.dirty().get()).isTrue();
    }

    @Test
    void theWindowsPartIsAppliedWhileTheAssistantIsAway() {
        assistant.refusing = true;
        model.load();
        draft.annotator().set("Ada");
        model.apply();
        assertThat(preferences.annotator()).isEqualTo("Ada");
        assertThat(model.known().get()).isFalse();
    }

    @Test
    void preferencesThatCannotBeWrittenAreInUseAllTheSameAndSaidSo() {
        diskFull = true;
        draft.textSize().set(125);
        model.apply();
        assertThat(preferences.current().get().textSize()).isEqualTo(125);
        assertThat(troubles).containsExactly("The disk is full; make room.");
    }

    @Test
    void aThemeSwitchedElsewhereIsFollowedUnlessItIsBeingEdited() {
        preferences.change(now -> now.withTheme(Theme.DARK));
        assertThat(draft.theme().get()).isEqualTo(Theme.DARK);
        draft.theme().set(Theme.SYSTEM);
        preferences.change(now -> now.withTheme(Theme.LIGHT));
        assertThat(draft.theme().get()).isEqualTo(Theme.SYSTEM);
    }

    @Test
    void fieldsAreCheckedAsTheyAreTypedAndOnlyWhileInUse() {
        model.load();
        draft.ownService().set(true);
        assertThat(model.problems().get().get(SettingsField.SERVICE_URL).missing()).isTrue();
        draft.serviceUrl().set("ftp://a.org");
        draft.serviceDocument().set("relative.json");
        assertThat(model.problems().get())
                .containsOnlyKeys(SettingsField.SERVICE_URL, SettingsField.SERVICE_DOCUMENT);
        draft.serviceUrl().set("https://user:secret@a.org");
        assertThat(model.problems().get()).containsKey(SettingsField.SERVICE_URL);
        draft.serviceUrl().set("https://a.org/api");
        draft.serviceDocument().set("https://a.org/openapi?format=json");
        assertThat(model.problems().get()).isEmpty();
        endpoint();
        draft.keyPlace().set(KeyPlace.ENVIRONMENT);
        draft.keyVariable().set("sk-0123456789");
        assertThat(model.problems().get()).containsOnlyKeys(SettingsField.KEY_VARIABLE);
        assertThat(model.appliable().get()).isFalse();
        draft.firstModel().set(FirstModelChoice.SHIPPED);
        assertThat(model.appliable().get()).isTrue();
    }

    @Test
    void theTestAsksWithTheDraftAndItsAnswerGoesWhenTheDraftChanges() {
        model.load();
        endpoint();
        model.testEndpoint();
        assertThat(assistant.tested.get(0).endpointModel()).isEqualTo("small");
        assertThat(assistant.inUse).isEqualTo(AssistantSettings.DEFAULT);
        assertThat(model.test().sentence().get()).isEqualTo("It answered in 12 ms.");
        assertThat(model.test().good().get()).isTrue();
        draft.endpointModel().set("large");
        assertThat(model.test().sentence().get()).isEmpty();
        assistant.refusing = true;
        model.testEndpoint();
        assertThat(model.test().good().get()).isFalse();
        assertThat(model.test().sentence().get()).isEqualTo("It does not answer; start it.");
    }

    @Test
    void aCancelledTestEndsAtOnceAndStopsItsTask() {
        List<Cancellation> started = new ArrayList<>();
        SettingsViewModel waiting =
                model(
                        new TaskExecutor() {
                            @Override
                            public <T> Cancellation submit(
                                    BackgroundTask<T> task,
                                    Progress progress,
                                    Consumer<T> onSuccess,
                                    Consumer<Throwable> onFailure) {
                                started.add(new Cancellation());
                                return started.get(started.size() - 1);
                            }
                        });
        waiting.testEndpoint();
        assertThat(waiting.test().busy().get()).isTrue();
        waiting.test().forget();
        assertThat(waiting.test().busy().get()).isFalse();
        assertThat(started.get(0).isRequested()).isTrue();
    }

    @Test
    void aKeyGoesToTheKeyringForItsEndpointAndNeverIntoTheSettings() {
        model.load();
        draft.firstModel().set(FirstModelChoice.ENDPOINT);
        draft.keyPlace().set(KeyPlace.KEYRING);
        model.keepKey("secret-1");
        assertThat(model.key().good().get()).isFalse();
        endpoint();
        model.keepKey(" secret-1\n");
        assertThat(assistant.keys).containsExactly("http://127.0.0.1:8080/v1 secret-1");
        assertThat(model.key().sentence().get()).doesNotContain("secret-1");
        model.apply();
        assertThat(assistant.inUse.endpointKey()).isEqualTo("keyring");
    }
}
