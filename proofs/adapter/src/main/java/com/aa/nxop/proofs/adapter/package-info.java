/** An adapter for queues of a service that the SDK has never heard of. */
package com.aa.nxop.proofs.adapter;
