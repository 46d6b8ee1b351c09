package com.aa.nxop.proofs.adapter;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.spi.AdapterContext;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Asks the queue of the configuration how long it is, with the NXOP session. */
public final class QueueClient {
    private static final URI USUAL = URI.create("https://queues.example.com");

    private final AdapterContext context;
    private final QueueSettings settings;

    private QueueClient(AdapterContext context) {
        this.context = context;
        this.settings = context.settings(new QueueSettingsReader());
    }

    /** On the session of this access. */
    public static QueueClient of(NxopAccess nxop) {
        return new QueueClient(nxop.adapterContext());
    }

    /** @throws AccessException with the finding if it cannot be told */
    public int length() {
        return length(Duration.ofSeconds(5));
    }

    int length(Duration timeout) {
        String name = settings.queue().orElseThrow();
        URI uri = settings.endpoint().orElse(USUAL).resolve("/queues/" + name);
        HttpRequest request = HttpRequest.newBuilder(uri)
                .timeout(timeout)
                .header(
                        "X-Access-Key",
                        context.credentials().resolveCredentials().accessKeyId())
                .build();
        try {
            HttpResponse<String> answer =
                    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() == 404) {
                throw new AccessException(
                        QueueFinding.QUEUE_UNKNOWN,
                        "There is no queue " + name + " at " + uri.getAuthority() + ".",
                        "Correct NXOP_PROOF_QUEUE.");
            }
            return Integer.parseInt(answer.body());
        } catch (IOException e) {
            throw unreachable(name, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unreachable(name, e);
        }
    }

    static AccessException unreachable(String name, Exception e) {
        return new AccessException(
                QueueFinding.QUEUE_UNREACHABLE,
                "The queue " + name + " did not answer.",
                "Check NXOP_PROOF_ENDPOINT, and that the pod can reach it.",
                e);
    }
}
