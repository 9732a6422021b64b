//! Putting a few things in order.

/// Sorts by a key, smallest first; equals keep their order. By insertion: the
/// lists here have some dozens of elements, and the standard library's sorting
/// would add several kilobytes to the page for each type that it is used with.
pub(super) fn sort_by_key<T>(list: &mut [T], key: impl Fn(&T) -> usize) {
    for end in 1..list.len() {
        let mut at = end;
        while at > 0 && key(&list[at - 1]) > key(&list[at]) {
            list.swap(at - 1, at);
            at -= 1;
        }
    }
}

/// The same, largest first; equals keep their order all the same.
pub(super) fn sort_by_falling_key<T>(list: &mut [T], key: impl Fn(&T) -> usize) {
    sort_by_key(list, |element| usize::MAX - key(element));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equals_keep_their_order_both_ways() {
        let words = ["bb", "a", "dddd", "cc", "", "eeee"];
        let mut rising = words;
        sort_by_key(&mut rising, |word| word.len());
        assert_eq!(rising, ["", "a", "bb", "cc", "dddd", "eeee"]);
        let mut falling = words;
        sort_by_falling_key(&mut falling, |word| word.len());
        assert_eq!(falling, ["dddd", "eeee", "bb", "cc", "a", ""]);
    }
}
