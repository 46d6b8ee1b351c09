@NullMarked
package com.aa.nxop.access.springboot;

import org.jspecify.annotations.NullMarked;
