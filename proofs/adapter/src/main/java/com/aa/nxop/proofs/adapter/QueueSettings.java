package com.aa.nxop.proofs.adapter;

import java.net.URI;
import java.util.Optional;

/**
 * Where the queue is.
 *
 * @param queue its name; empty if the application uses none
 */
record QueueSettings(Optional<URI> endpoint, Optional<String> queue) {}
