/** Small applications to copy, and the quickstart that runs them in the local world. */
@NullMarked
package com.aa.nxop.examples;

import org.jspecify.annotations.NullMarked;
