//! Native tests of the pure half, in one binary.

mod address;
mod attribution;
mod compare_csv;
mod compare_figures;
mod compare_find;
mod compare_overview;
mod compare_profiles;
mod compare_summary;
mod compare_support;
mod compare_tools;
mod document;
mod editions;
mod notes;
mod open_data;
mod pinyin;
mod reader;
mod lexicon;
mod ranking_eval;
mod search;
mod search_common;
mod search_facets;
mod search_language;
mod search_nearest;
mod search_substrings;
mod search_synonyms;
mod tasks;
