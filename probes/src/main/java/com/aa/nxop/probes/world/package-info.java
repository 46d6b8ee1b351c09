/** A world that probes can ask: where its STS is, which roles its stack has, how time passes. */
@NullMarked
package com.aa.nxop.probes.world;

import org.jspecify.annotations.NullMarked;
