// Sorting and filtering of the table of all tests. The page says everything without it.
(function () {
  'use strict';

  var table = document.querySelector('table.sortable');
  if (!table || !table.tBodies.length) {
    return;
  }
  var body = table.tBodies[0];
  var rows = Array.prototype.slice.call(body.rows);
  var headers = Array.prototype.slice.call(table.tHead.rows[0].cells);
  var names = headers.map(function (header) { return header.textContent; });
  var sorted = { column: -1, descending: false };

  function element(tag, text) {
    var made = document.createElement(tag);
    if (text) {
      made.textContent = text;
    }
    return made;
  }

  function labelled(text, control) {
    var label = element('label', text);
    label.appendChild(control);
    return label;
  }

  function key(row, column) {
    var cell = row.cells[column];
    var number = cell.getAttribute('data-sort');
    return number === null ? cell.textContent : Number(number);
  }

  function sort(column, descending) {
    sorted = { column: column, descending: descending };
    var keyed = rows.map(function (row, index) {
      // Without a column it is the order in which the page was written.
      return { row: row, index: index, key: column < 0 ? index : key(row, column) };
    });
    keyed.sort(function (a, b) {
      var order = typeof a.key === 'number'
        ? (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)
        : a.key.localeCompare(b.key, 'en', { numeric: true });
      return (descending ? -order : order) || a.index - b.index;
    });
    var all = document.createDocumentFragment();
    keyed.forEach(function (entry) { all.appendChild(entry.row); });
    body.appendChild(all);
    headers.forEach(function (header, index) {
      if (index === column) {
        header.setAttribute('aria-sort', descending ? 'descending' : 'ascending');
      } else {
        header.removeAttribute('aria-sort');
      }
    });
    order.value = column < 0 ? '' : column + (descending ? '-' : '+');
  }

  // Numbers are looked at from the largest on, names from A on.
  function startsDescending(column) {
    return column > 2;
  }

  headers.forEach(function (header, column) {
    var button = element('button', names[column]);
    button.type = 'button';
    button.addEventListener('click', function () {
      sort(column, sorted.column === column ? !sorted.descending : startsDescending(column));
    });
    header.textContent = '';
    header.appendChild(button);
  });

  var filter = element('input');
  filter.type = 'search';
  var outcome = element('select');
  var order = element('select');
  var shown = element('output');

  var any = element('option', 'any');
  any.value = '';
  outcome.appendChild(any);
  var known = [];
  rows.forEach(function (row) {
    var words = row.getAttribute('data-outcome');
    if (known.indexOf(words) < 0) {
      known.push(words);
      outcome.appendChild(element('option', words));
    }
  });

  var gravest = element('option', 'gravest first');
  gravest.value = '';
  order.appendChild(gravest);
  names.forEach(function (name, column) {
    ['+', '-'].forEach(function (direction) {
      var option = element('option', name + (direction === '+' ? ', ascending' : ', descending'));
      option.value = column + direction;
      order.appendChild(option);
    });
  });
  order.addEventListener('change', function () {
    var value = order.value;
    sort(value ? parseInt(value, 10) : -1, value.slice(-1) === '-');
  });

  function apply() {
    var text = filter.value.trim().toLowerCase();
    var count = 0;
    rows.forEach(function (row) {
      var matches = (!text || row.cells[0].textContent.toLowerCase().indexOf(text) >= 0)
        && (!outcome.value || row.getAttribute('data-outcome') === outcome.value);
      row.hidden = !matches;
      count += matches ? 1 : 0;
    });
    shown.textContent = count + ' of ' + rows.length + ' tests';
  }

  filter.addEventListener('input', apply);
  outcome.addEventListener('change', apply);

  var tools = element('div');
  tools.className = 'tools';
  tools.setAttribute('role', 'search');
  tools.setAttribute('aria-label', 'All tests');
  tools.appendChild(labelled('Name contains', filter));
  tools.appendChild(labelled('Result', outcome));
  tools.appendChild(labelled('Sort by', order));
  tools.appendChild(shown);
  table.parentNode.insertBefore(tools, table);
  apply();

  // A browser that can't print what is folded prints it unfolded.
  window.addEventListener('beforeprint', function () {
    Array.prototype.forEach.call(document.querySelectorAll('details:not([open])'), function (details) {
      details.open = true;
    });
  });
}());
