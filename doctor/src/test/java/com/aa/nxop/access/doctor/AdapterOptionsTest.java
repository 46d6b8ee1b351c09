package com.aa.nxop.access.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.aa.nxop.access.spi.check.ResourceCheck;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An adapter brings an option of its own, and no class of the Doctor knows it. */
class AdapterOptionsTest {
    private static final AdapterOptions OPTIONS = new AdapterOptions(List.of(
            new ResourceCheck.Option(
                    "queue", "NAME", "Look at this queue.", Pattern.compile("[a-z]{1,9}"), "the name of a queue"),
            new ResourceCheck.Option("path", "TEXT", "Look there.", Pattern.compile(".{1,99}"), "a path")));

    private static Map<String, List<String>> named(String... args) {
        return DoctorArguments.parse(List.of(args), OPTIONS).options().named();
    }

    @Test
    void severalTimesAndAsLists() {
        assertThat(named("--queue", "one", "--json", "--queue=two, three", "--bucket", "abc"))
                .isEqualTo(Map.of("queue", List.of("one", "two", "three")));
        assertThat(named()).isEmpty();
    }

    /** A comma may be a part of a key. */
    @Test
    void aValueThatIsGoodAsItIsStaysWhole() {
        assertThat(named("--path", "lat,lon")).isEqualTo(Map.of("path", List.of("lat,lon")));
    }

    @ParameterizedTest
    @CsvSource({"UPPER, UPPER", "'one,,two', 'one,,two'", "'one,TWO', 'one,TWO'", "'', ''"})
    void aValueOfAnotherForm(String value, String shown) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> named("--queue=" + value))
                .withMessage(
                        "Invalid value for option '--queue' (NAME): it takes the name of a queue, not " + shown + ".");
    }

    @Test
    void anOptionOfAnAdapterThatIsNotOnTheClassPath() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> named("--topic=flights"))
                .withMessage("Unknown option: '--topic=flights'. --topic needs nxop-access-msk on the class path.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> named("--nonsense"))
                .withMessage("Unknown option: '--nonsense'");
    }
}
