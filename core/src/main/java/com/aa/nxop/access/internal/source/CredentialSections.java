package com.aa.nxop.access.internal.source;

import com.aa.nxop.access.internal.config.SourceSettings.VaultSection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The sections of a file that hold credentials, of which one is chosen: never are parts of one used with parts of another.
 *
 * @param sections in the file's order, those without credentials left out
 */
record CredentialSections(List<Section> sections) {
    private static final String DEFAULT = "default";
    private static final int MOST_SHOWN = 10;

    /**
     * One section.
     *
     * @param name empty for what has none
     * @param shown for messages
     */
    record Section(String name, String shown, NamedValues values) {
        /** Objects that only wrap: in Vault's answers, once more in those of its key-value engine, and in those of the AWS CLI. */
        private static final Set<String> WRAPPERS = Set.of("data", "Credentials");

        /** No part of credentials is as short as that, but for the access key id. */
        private static final Pattern SHOWN = Pattern.compile("(?!A[A-Z]IA)[\\w.@/+ -]{1,32}");

        static Section unnamed(String shown) {
            return new Section("", shown, new NamedValues());
        }

        /** @param name as the file has it, which may be anything */
        static Section named(String name) {
            String safe = SHOWN.matcher(name).matches() ? name : "a name of " + name.length() + " characters";
            return new Section(WRAPPERS.contains(name) ? "" : name, "[" + safe + "]", new NamedValues());
        }
    }

    /** @param all sections of the file; one name may stand there several times */
    static CredentialSections of(List<Section> all) {
        return new CredentialSections(all.stream()
                .filter(section -> section.values().haveCredentials())
                .toList());
    }

    /**
     * The credentials of the section that is wanted, else of {@code default}, else of the only one.
     *
     * @param wanted what the configuration names
     * @param maybeCut as in {@link VaultText}
     */
    VaultText chosen(Optional<VaultSection> wanted, boolean maybeCut) {
        boolean profiles = sections.stream().anyMatch(section -> !section.name().isEmpty());
        // AWS_PROFILE is about every file with profiles, and says nothing of one without.
        Optional<VaultSection> asked = wanted.filter(section -> profiles || section.aboutThisFile());
        List<Section> fitting = named(asked.map(VaultSection::name).orElse(DEFAULT));
        if (fitting.isEmpty() && asked.isPresent()) {
            return VaultText.ambiguous("has no credentials in the section "
                    + Section.named(asked.get().name()).shown() + ", which "
                    + asked.get().setting() + " names"
                    + (sections.isEmpty() ? "" : "; it has them in " + shown()));
        }
        List<Section> candidates = fitting.isEmpty() ? sections : fitting;
        if (candidates.isEmpty()) {
            return VaultText.problem("has no access key id");
        }
        Section first = candidates.get(0);
        if (candidates.stream().allMatch(other -> other.values().sameCredentials(first.values()))) {
            candidates.stream().skip(1).forEach(other -> first.values().surroundedBy(other.values()));
            return VaultText.of(first.values(), sections.size() > 1 ? " in " + first.shown() : "", maybeCut);
        }
        return VaultText.ambiguous(
                fitting.isEmpty()
                        ? "holds several sets of credentials, and nothing says which of them is meant: " + shown()
                        : "has the section " + first.shown() + " more than once");
    }

    private List<Section> named(String name) {
        return sections.stream().filter(section -> section.name().equals(name)).toList();
    }

    private String shown() {
        return sections.stream()
                .map(Section::shown)
                .distinct()
                .limit(MOST_SHOWN)
                .collect(Collectors.joining(", "));
    }
}
