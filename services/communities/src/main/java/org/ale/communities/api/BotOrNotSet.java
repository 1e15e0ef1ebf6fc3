/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.communities.api;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.ale.communities.domain.OnboardingSet;

/** The set of Bot or Not, from a file of the service: enough items for several attempts. */
final class BotOrNotSet {
    private static final String FILE = "/onboarding/bot-or-not.tsv";
    private static final int ASKED = 20;
    private static final List<String> LABELS = List.of("program", "person");

    private BotOrNotSet() {}

    static OnboardingSet read() {
        var items = new ArrayList<OnboardingSet.Item>();
        try (var file = Objects.requireNonNull(BotOrNotSet.class.getResourceAsStream(FILE), FILE);
                var lines =
                        new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.startsWith("#")) {
                    var tab = line.indexOf('\t');
                    items.add(
                            new OnboardingSet.Item(
                                    line.substring(tab + 1),
                                    LABELS.indexOf(line.substring(0, tab))));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new OnboardingSet(
                "Was this written by a person?",
                "One half was written by people, the other put together by a program.",
                LABELS,
                items,
                ASKED);
    }
}
