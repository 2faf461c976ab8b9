/// What measurements need of the desk, and how soon the room and the crews see.
@org.jspecify.annotations.NullMarked
package abhaya.response.dispatch;
