package com.aa.nxop.access.docdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.Part;
import com.mongodb.ReadPreference;
import com.mongodb.Tag;
import com.mongodb.TagSet;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** DocumentDB's developer guide: tag sets are not supported. */
@org.junit.jupiter.api.Tag("full")
@Timeout(60)
final class TagSetsTest {
    private static final TagSet NEW_YORK = new TagSet(new Tag("dc", "ny"));

    @RegisterExtension
    static final NxopSandbox sandbox = NxopSandbox.builder().with(Part.DOCDB).build();

    @Test
    void ofAReadPreferenceThatTheClientHasForAll() {
        assertThat(TagSets.contradiction("their", ReadPreference.secondary(NEW_YORK)))
                .contains(
                        "their read preference has tag sets, but DocumentDB's instances have no tags: every read would wait for a"
                                + " server and fail. Remove readPreferenceTags.");
        assertThat(TagSets.contradiction("their", ReadPreference.secondary(List.of(NEW_YORK, new TagSet()))))
                .isEmpty();
        assertThat(TagSets.contradiction("their", ReadPreference.secondaryPreferred()))
                .isEmpty();
        assertThat(TagSets.contradiction("their", ReadPreference.primary())).isEmpty();
        assertThat(TagSets.contradiction("its", null)).isEmpty();
    }

    @Test
    void ofOneOperation() {
        try (NxopAccess nxop = Access.in(sandbox);
                MongoClient client = MongoClients.create(NxopDocumentDb.settings(nxop)
                        .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(2, TimeUnit.SECONDS))
                        .build())) {
            Throwable failure = catchThrowable(() -> client.getDatabase("nxop_example")
                    .getCollection("flights")
                    .withReadPreference(ReadPreference.secondary(NEW_YORK))
                    .find()
                    .first());
            assertThat(NxopDocumentDb.explain(nxop, client, failure)).hasMessage("""
                    The read preference asks for tags, but DocumentDB's instances have no tags.
                      Remedy: Remove the tag sets from the read preference (readPreferenceTags in a connection string): DocumentDB does \
                    not support them.
                      More: https://nxop-access.example/docs/guide/troubleshooting.md#docdb-no-member""");
        }
    }
}
