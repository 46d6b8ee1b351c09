package com.aa.nxop.access.docdb;

import com.mongodb.ReadPreference;
import com.mongodb.TagSet;
import com.mongodb.TaggableReadPreference;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tag sets of a read preference. DocumentDB's instances have no tags, so nothing ever matches one that is not empty. */
final class TagSets {
    private TagSets() {}

    /** @param whose {@code its} or {@code their} */
    static Optional<String> contradiction(String whose, @Nullable ReadPreference preference) {
        List<TagSet> sets = preference instanceof TaggableReadPreference tagged ? tagged.getTagSetList() : List.of();
        // An empty one at the end means: or any other.
        return sets.stream().allMatch(set -> set.iterator().hasNext()) && !sets.isEmpty()
                ? Optional.of(whose
                        + " read preference has tag sets, but DocumentDB's instances have no tags: every read would wait for a server"
                        + " and fail. Remove readPreferenceTags.")
                : Optional.empty();
    }
}
