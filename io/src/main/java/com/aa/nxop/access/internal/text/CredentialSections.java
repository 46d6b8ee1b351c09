package com.aa.nxop.access.internal.text;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The sections of a file that hold credentials, of which one is chosen: never are parts of one used with parts of another.
 *
 * @param sections in the file's order, those without credentials left out
 */
record CredentialSections(List<CredentialSection> sections) {
    private static final String DEFAULT = "default";
    private static final int MOST_SHOWN = 10;

    /** @param all sections of the file; one name may stand there several times */
    static CredentialSections of(List<CredentialSection> all) {
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
        List<CredentialSection> fitting = named(asked.map(VaultSection::name).orElse(DEFAULT));
        if (fitting.isEmpty() && asked.isPresent()) {
            return VaultText.ambiguous("has no credentials in the section "
                    + CredentialSection.named(asked.get().name()).shown() + ", which "
                    + asked.get().setting() + " names"
                    + (sections.isEmpty() ? "" : "; it has them in " + shown()));
        }
        List<CredentialSection> candidates = fitting.isEmpty() ? sections : fitting;
        if (candidates.isEmpty()) {
            return VaultText.problem("has no access key id");
        }
        CredentialSection first = candidates.get(0);
        if (candidates.stream().allMatch(other -> other.values().sameCredentials(first.values()))) {
            candidates.stream().skip(1).forEach(other -> first.values().surroundedBy(other.values()));
            return VaultText.of(first.values(), sections.size() > 1 ? " in " + first.shown() : "", maybeCut);
        }
        return VaultText.ambiguous(
                fitting.isEmpty()
                        ? "holds several sets of credentials, and no setting says which one to use: " + shown()
                        : "has the section " + first.shown() + " more than once");
    }

    private List<CredentialSection> named(String name) {
        return sections.stream().filter(section -> section.name().equals(name)).toList();
    }

    private String shown() {
        return sections.stream()
                .map(CredentialSection::shown)
                .distinct()
                .limit(MOST_SHOWN)
                .collect(Collectors.joining(", "));
    }
}
