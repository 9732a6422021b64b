// The page as one would write it with React and a search interface off the
// shelf. Unlike the vanilla page it has filters with counts, as ours has.
import React from 'react';
import {createRoot} from 'react-dom/client';
import {Configure, Hits, InstantSearch, RefinementList, SearchBox} from 'react-instantsearch';
import {createIndex, getSearchClient} from 'instantsearch-itemsjs-adapter';
import items from 'items';

const facet = {title: '', size: 50, conjunction: false};
createIndex(items, {searchableFields: ['text'], aggregations: {list: facet, category: facet, departments: facet}});
const client = getSearchClient();
const Hit = ({hit}) => <span>{hit.id} {hit.category} {hit.title}</span>;

createRoot(document.getElementById('root')).render(
  <InstantSearch indexName="instant_search" searchClient={client}>
    <Configure hitsPerPage={items.length} />
    <SearchBox />
    <RefinementList attribute="list" />
    <RefinementList attribute="category" limit={50} />
    <RefinementList attribute="departments" limit={50} />
    <Hits hitComponent={Hit} />
  </InstantSearch>,
);
