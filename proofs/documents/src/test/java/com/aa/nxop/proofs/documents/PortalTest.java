package com.aa.nxop.proofs.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Node;

/** What Backstage reads: mkdocs.yml lists each page of docs once, and catalog-info.yaml makes a component of the repository. */
final class PortalTest {
    private static Map<String, Object> read(String name) throws IOException {
        LoaderOptions options = new LoaderOptions();
        options.setTagInspector(tag -> true);
        return new Yaml(new PythonNames(options)).load(Files.readString(Document.ROOT.resolve(name)));
    }

    /** MkDocs names its functions by a tag of Python's. */
    private static final class PythonNames extends SafeConstructor {
        PythonNames(LoaderOptions options) {
            super(options);
            yamlMultiConstructors.put("tag:yaml.org,2002:python/name:", new AbstractConstruct() {
                @Override
                public Object construct(Node node) {
                    return node.getTag().getValue();
                }
            });
        }
    }

    private static List<String> pages(Object nav) {
        List<String> pages = new ArrayList<>();
        if (nav instanceof String page) {
            pages.add(page);
        } else if (nav instanceof Map<?, ?> titled) {
            titled.values().forEach(value -> pages.addAll(pages(value)));
        } else {
            ((Collection<?>) nav).forEach(value -> pages.addAll(pages(value)));
        }
        return pages;
    }

    @Test
    void thePortalShowsEveryPageOnce() throws IOException {
        Map<String, Object> mkdocs = read("mkdocs.yml");
        Path docs = Document.ROOT.resolve((String) mkdocs.get("docs_dir"));
        List<String> written = Document.all().stream()
                .map(document -> Document.ROOT.resolve(document.name()))
                .filter(page -> page.startsWith(docs))
                .map(page -> docs.relativize(page).toString().replace('\\', '/'))
                // The page of decisions leads to each of them.
                .filter(page -> !page.startsWith("internals/decisions/") || page.endsWith("README.md"))
                .toList();
        assertThat(pages(mkdocs.get("nav"))).containsExactlyInAnyOrderElementsOf(written);
        assertThat(mkdocs.get("plugins")).isEqualTo(List.of("techdocs-core"));
    }

    @Test
    void theCatalogHasTheComponentAndItsPages() throws IOException {
        Map<String, Object> component = read("catalog-info.yaml");
        assertThat(component)
                .containsEntry("apiVersion", "backstage.io/v1alpha1")
                .containsEntry("kind", "Component");
        assertThat(members(component, "spec")).containsEntry("type", "library").containsKeys("owner", "lifecycle");
        assertThat(members(component, "metadata")).containsKeys("name", "description");
        assertThat(members(members(component, "metadata"), "annotations"))
                .containsEntry("backstage.io/techdocs-ref", "dir:.");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> members(Map<String, Object> of, String name) {
        return (Map<String, Object>) of.get(name);
    }
}
