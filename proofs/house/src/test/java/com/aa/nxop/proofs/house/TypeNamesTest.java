package com.aa.nxop.proofs.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The last word of a type's name is a noun of type-name-nouns.txt, and no two types have one simple name. Nested types are free. */
final class TypeNamesTest {
    private static List<String> published() {
        return PublishedClasses.ALL.stream()
                .filter(JavaClass::isTopLevelClass)
                .map(JavaClass::getName)
                .filter(name -> !name.endsWith("-info"))
                .toList();
    }

    @Test
    void everyTypeSaysWhatItIsAndNoOtherHasItsName() throws IOException {
        assertThat(String.join("\n", TypeNames.ofTheHouse().problems(published())))
                .isEmpty();
    }

    @Test
    void theListIsInOrderAndHasNoNounTwice() throws IOException {
        assertThat(TypeNames.ofTheHouse().nouns()).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void aNameThatBreaksARuleIsToldWithWhatToDo() {
        assertThat(new TypeNames(List.of("Session", "Token", "Source"))
                        .problems(List.of(
                                "a.SessionHelper", "a.Refused", "a.PodToken", "b.PodToken", "b.S3Source", "c.Session")))
                .containsExactly(
                        "a.PodToken and b.PodToken have one simple name -> rename one",
                        "a.Refused: Refused is not in type-name-nouns.txt -> end the name with a noun of the list that says what the type"
                                + " is, or add a noun as a decision",
                        "a.SessionHelper: Helper is not in type-name-nouns.txt -> end the name with a noun of the list that says what the"
                                + " type is, or add a noun as a decision");
        assertThat(new TypeNames(List.of("Session", "Token")).problems(List.of("a.Session")))
                .containsExactly("type-name-nouns.txt: no type's name ends with Token -> remove the line");
    }
}
