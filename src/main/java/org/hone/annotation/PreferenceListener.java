package org.hone.annotation;

import org.hone.domain.Preference;

/** Hears judgements once they are on disk, on the thread that gave them; must return at once. */
public interface PreferenceListener {
    /** Hears nothing. */
    PreferenceListener NONE =
            new PreferenceListener() {
                @Override
                public void given(Preference preference) {}

                @Override
                public void retracted(Preference preference) {}
            };

    /** A judgement was stored. */
    void given(Preference preference);

    /** A judgement was taken back. */
    void retracted(Preference preference);
}
