/**
 * What an adapter needs of core: settings of its own, and the access that they belong to. For adapters and the Doctor, not for applications;
 * it may change with a minor version.
 */
@NullMarked
package com.aa.nxop.access.spi;

import org.jspecify.annotations.NullMarked;
