//! A model of a reader with several tabs, whose browser has all the faults that
//! were seen. It knows every text that was written and never removed, and finds
//! each one at the end. What may be lost by design is in `notes/mod.rs`.
//!
//! `DUTY_ATLAS_MODEL_CASES` sets how many sequences are tried.

use super::model_browser::StorageFault;
use super::model_world::{ITEMS, TABS, World};
use super::*;
use proptest::prelude::*;

/// What happens. The first number is the tab, the second the item.
#[derive(Clone, Debug)]
pub enum Act {
    Open(usize),
    /// The renderer of a tab ends at once.
    Crash(usize),
    /// The browser is killed: localStorage falls back to what is on the disk.
    Kill,
    /// localStorage reaches the disk.
    Flush,
    Append(usize, usize),
    Rewrite(usize, usize),
    Mark(usize, usize, usize),
    Look(usize, usize),
    Seal(usize),
    Undo(usize),
    Redo(usize),
    Delete(usize, usize),
    DeleteAll(usize),
    Accept(usize),
    Restore(usize),
    Resolve(usize, usize, bool),
    Export(usize),
    Import(usize, usize, bool),
    Adopt(usize, usize),
    /// What other tabs wrote is in the tab's copy of localStorage.
    Receive(usize),
    /// The tab is told of it.
    Hear(usize),
    Refresh(usize),
    Retry(usize),
    OpenReplica(usize),
    Deliver(usize),
    TimeOut(usize),
    Storage(StorageFault),
    Replica(ReplicaFault),
    /// Another program empties localStorage, or removes or damages one value.
    ForeignClear,
    ForeignRemove(usize),
    ForeignDamage(usize),
}

fn act() -> impl Strategy<Value = Act> {
    let tab = || 0..TABS;
    let item = || 0..ITEMS.len();
    let storage = prop_oneof![
        4 => Just(StorageFault::None),
        1 => Just(StorageFault::Full),
        1 => Just(StorageFault::Silent),
        1 => Just(StorageFault::Blocked),
    ];
    let replica = prop_oneof![
        3 => Just(ReplicaFault::None),
        1 => Just(ReplicaFault::Aborting),
        1 => Just(ReplicaFault::Silent),
    ];
    let reading = prop_oneof![
        12 => (tab(), item()).prop_map(|(t, i)| Act::Append(t, i)),
        6 => (tab(), item()).prop_map(|(t, i)| Act::Rewrite(t, i)),
        2 => (tab(), item(), 0..4_usize).prop_map(|(t, i, m)| Act::Mark(t, i, m)),
        4 => (tab(), item()).prop_map(|(t, i)| Act::Look(t, i)),
        1 => tab().prop_map(Act::Seal),
        6 => tab().prop_map(Act::Undo),
        4 => tab().prop_map(Act::Redo),
        3 => (tab(), item()).prop_map(|(t, i)| Act::Delete(t, i)),
        1 => tab().prop_map(Act::DeleteAll),
        2 => tab().prop_map(Act::Accept),
        2 => tab().prop_map(Act::Restore),
        3 => (tab(), item(), any::<bool>()).prop_map(|(t, i, b)| Act::Resolve(t, i, b)),
        2 => tab().prop_map(Act::Export),
        2 => (tab(), 0..4_usize, any::<bool>()).prop_map(|(t, f, k)| Act::Import(t, f, k)),
        1 => (tab(), item()).prop_map(|(t, i)| Act::Adopt(t, i)),
    ];
    let browser = prop_oneof![
        4 => tab().prop_map(Act::Open),
        1 => tab().prop_map(Act::Crash),
        1 => Just(Act::Kill),
        2 => Just(Act::Flush),
        6 => tab().prop_map(Act::Receive),
        12 => tab().prop_map(Act::Hear),
        2 => tab().prop_map(Act::Refresh),
        4 => tab().prop_map(Act::Retry),
        5 => tab().prop_map(Act::OpenReplica),
        8 => tab().prop_map(Act::Deliver),
        1 => tab().prop_map(Act::TimeOut),
        3 => storage.prop_map(Act::Storage),
        2 => replica.prop_map(Act::Replica),
        1 => Just(Act::ForeignClear),
        1 => item().prop_map(Act::ForeignRemove),
        1 => item().prop_map(Act::ForeignDamage),
    ];
    prop_oneof![reading, browser]
}

fn cases() -> u32 {
    let cases = std::env::var("DUTY_ATLAS_MODEL_CASES");
    cases.ok().and_then(|n| n.parse().ok()).unwrap_or(1_000)
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: cases(),
        max_shrink_iters: 20_000,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]
    #[test]
    fn no_text_is_lost_that_the_reader_did_not_remove(
        acts in proptest::collection::vec(act(), 1..60),
    ) {
        let mut world = World::default();
        world.act(&Act::Open(0));
        world.act(&Act::OpenReplica(0));
        world.act(&Act::Open(1));
        for act in &acts {
            world.act(act);
        }
        world.check();
    }
}
