package com.aa.nxop.access.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.fakes.Answer;
import com.aa.nxop.access.fakes.ScriptedServer;
import java.io.IOException;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an application has installed for all of its process takes no part in requests to the node: it was not meant for the pod's token. */
class ProcessWideSettingsTest {
    private final @Nullable CookieHandler cookies = CookieHandler.getDefault();
    private final ProxySelector proxies = ProxySelector.getDefault();
    private final CookieManager jar = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final Rests rests = new Rests();

    private final class Passwords extends Authenticator {
        @Override
        protected PasswordAuthentication getPasswordAuthentication() {
            asked.add("password for " + getRequestingHost());
            return new PasswordAuthentication("user", "hidden-password".toCharArray());
        }
    }

    private final class Proxies extends ProxySelector {
        @Override
        public List<Proxy> select(URI uri) {
            asked.add("proxy for " + uri);
            return List.of(Proxy.NO_PROXY);
        }

        @Override
        public void connectFailed(URI uri, SocketAddress address, IOException e) {}
    }

    @BeforeEach
    void install() {
        Authenticator.setDefault(new Passwords());
        CookieHandler.setDefault(jar);
        ProxySelector.setDefault(new Proxies());
    }

    @AfterEach
    void asBefore() {
        Authenticator.setDefault(null);
        CookieHandler.setDefault(cookies);
        ProxySelector.setDefault(proxies);
    }

    @Test
    void thePasswordIsNotSentInPlaceOfTheToken() {
        try (ScriptedServer agent =
                ScriptedServer.answering(Answer.of(401, "no").with("WWW-Authenticate", "Basic realm=\"agent\""))) {
            AccessException failure = AgentFixture.failure(agent.uri(), rests.patience());
            assertThat(failure.what()).isEqualTo("The Pod Identity agent refused (HTTP 401): no");
            assertThat(agent.request().headers()).containsEntry("authorization", AgentFixture.TOKEN);
            assertThat(asked).isEmpty();
        }
    }

    @Test
    void thePasswordIsNotSentToWhateverCallsItselfAProxyEither() {
        try (ScriptedServer agent =
                ScriptedServer.answering(Answer.of(407, "no").with("Proxy-Authenticate", "Basic realm=\"agent\""))) {
            AgentFixture.failure(agent.uri(), rests.patience());
            assertThat(agent.request().headers()).doesNotContainKey("proxy-authorization");
            assertThat(asked).isEmpty();
        }
    }

    @Test
    void noCookieIsSentOrKept() throws IOException {
        try (ScriptedServer agent = ScriptedServer.answering(
                Answer.of(503, "").with("Set-Cookie", "session=hidden-cookie"), AgentFixture.GIVEN)) {
            jar.put(agent.uri(), java.util.Map.of("Set-Cookie", List.of("of=the-application")));
            AgentFixture.source(agent.uri(), rests.patience()).fetch();
            assertThat(agent.requests())
                    .hasSize(2)
                    .allSatisfy(request -> assertThat(request.headers()).doesNotContainKey("cookie"));
            assertThat(jar.getCookieStore().getCookies()).hasSize(1);
        }
    }

    @Test
    void noProxyIsAskedFor() {
        System.setProperty("http.proxyHost", "127.0.0.1");
        System.setProperty("http.proxyPort", "1");
        System.setProperty("http.nonProxyHosts", "");
        System.setProperty("socksProxyHost", "127.0.0.1");
        System.setProperty("socksProxyPort", "1");
        try (ScriptedServer agent = ScriptedServer.answering(AgentFixture.GIVEN)) {
            AgentFixture.source(agent.uri(), rests.patience()).fetch();
            assertThat(asked).isEmpty();
        } finally {
            List.of("http.proxyHost", "http.proxyPort", "http.nonProxyHosts", "socksProxyHost", "socksProxyPort")
                    .forEach(System::clearProperty);
        }
    }

    /** kube2iam is asked by the same client. */
    @Test
    void norDoTheyTakePartInRequestsToTheMetadataService() {
        try (ScriptedServer service =
                ScriptedServer.answering(Answer.of(401, "no").with("WWW-Authenticate", "Basic realm=\"node\""))) {
            Kube2IamFixture.failure(service.uri(), rests);
            assertThat(service.requests())
                    .allSatisfy(request -> assertThat(request.headers()).doesNotContainKeys("authorization", "cookie"));
            assertThat(asked).isEmpty();
        }
    }
}
