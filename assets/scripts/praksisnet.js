// Starts the design system's components, and mends what they lack. Every page works without this file.
"use strict";

const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
  "November", "December"];
const DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const ENGLISH_CALENDAR = {
  open_calendar: "Open the calendar",
  choose_a_date: "Choose a date",
  choose_a_date_between: "Choose a date from {minDay} {minMonthStr} {minYear} to {maxDay} {maxMonthStr} {maxYear}",
  choose_a_date_before: "Choose a date. The last one is {maxDay} {maxMonthStr} {maxYear}.",
  choose_a_date_after: "Choose a date. The first one is {minDay} {minMonthStr} {minYear}.",
  aria_label_date: "{dayStr} {day} {monthStr} {year}",
  current_month_displayed: "Showing {monthLabel} {focusedYear}",
  first_possible_date: "First date to choose",
  last_possible_date: "Last date to choose",
  previous_year: "One year back",
  previous_month: "One month back",
  next_month: "One month on",
  next_year: "One year on",
  select_month: "Choose a month",
  select_year: "Choose a year",
  previous_years: "{years} years back",
  next_years: "{years} years on",
  guide: "With the keyboard: left and right arrow change the day, up and down the week, page up and page down the " +
    "month, with shift the year. Home and end go to the first and last day of the week.",
  months_displayed: "Choose a month",
  years_displayed: "Showing the years {start} to {end}. Choose a year.",
  ...Object.fromEntries(MONTHS.map((name) => [name.toLowerCase(), name])),
  ...Object.fromEntries(DAYS.map((name) => [name.toLowerCase(), name])),
};

// The calendar sends its own hidden copy, which is empty when what was typed is no date. Send what was typed:
// the server then says what is wrong with it, and the field keeps it.
function sendWhatWasTyped(scope) {
  scope.querySelectorAll(".date-picker--initialized").forEach((picker) => {
    const [hidden, typed] = picker.querySelectorAll("input");
    if (typed && hidden.name) {
      typed.name = hidden.name;
      hidden.removeAttribute("name");
    }
  });
}

// Our own words, in place and in the language of the page, instead of the browser's bubbles.
function answerOnTheServer(scope) {
  scope.querySelectorAll("form").forEach((form) => {
    form.noValidate = true;
  });
}

// On a narrow screen the filters fold away above the results.
function foldFacets(scope) {
  const narrow = window.matchMedia("(max-width: 767px)").matches;
  scope.querySelectorAll("details.js-facets").forEach((facets) => {
    facets.open = !narrow;
  });
}

// “More” in the menu closes again by Escape, and when one presses beside it.
document.addEventListener("click", (event) => {
  document.querySelectorAll("details.js-more[open]").forEach((more) => {
    if (!more.contains(event.target)) more.open = false;
  });
});
document.addEventListener("keydown", (event) => {
  const more = event.key === "Escape" && document.querySelector("details.js-more[open]");
  if (more) {
    more.open = false;
    more.querySelector("summary").focus();
  }
});

// Copies a field, where the browser can; without it one marks the field and copies by hand.
function copyFields(scope) {
  if (!navigator.clipboard) return;
  scope.querySelectorAll("button[data-copies]").forEach((button) => {
    const field = document.getElementById(button.dataset.copies);
    button.hidden = false;
    button.setAttribute("aria-live", "polite");
    field.addEventListener("focus", () => field.select());
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(field.value);
      button.textContent = button.dataset.done;
    });
  });
}

// The button says how many colleagues are registered by it.
function countColleagues(scope) {
  scope.querySelectorAll("form.pn-colleagues").forEach((form) => {
    const button = form.querySelector("button[name=register]");
    const plain = button.textContent;
    const say = () => {
      const typed = [...form.querySelectorAll("input[name^=name-]")].filter((field) => field.value.trim());
      const count = form.querySelectorAll("input[data-counted]:checked").length + typed.length;
      button.textContent = count === 0 ? plain : count === 1 ? form.dataset.one : form.dataset.many.replace("#", count);
    };
    form.addEventListener("input", say);
    say();
  });
}

// Enter presses the first button of a form, which looks for more to choose among: elsewhere in the form it is meant to send.
document.addEventListener("keydown", (event) => {
  const field = event.key === "Enter" && !event.isComposing && event.target.closest("form input");
  if (!field || ["checkbox", "radio", "file"].includes(field.type) || !field.form.querySelector(".pn-look")) return;
  const look = field.closest(".pn-look");
  event.preventDefault();
  field.form.requestSubmit((look || field.form).querySelector(look ? "button" : ".actions button"));
});

function mend(scope) {
  copyFields(scope);
  countColleagues(scope);
  sendWhatWasTyped(scope);
  answerOnTheServer(scope);
  foldFacets(scope);
}

if (document.documentElement.lang === "en") {
  DKFDS.datePicker.setLanguage(ENGLISH_CALENDAR);
}
DKFDS.init();
mend(document);

// A part that htmx brings gets the same care. Navigation and drawer are outside of such parts and are not started twice.
document.addEventListener("htmx:load", (event) => {
  const part = event.target;
  if (part === document.body) return;
  DKFDS.datePicker.init(part);
  const summary = part.querySelector('[data-module="error-summary"]');
  if (summary) new DKFDS.ErrorSummary(summary).init();
  mend(part);
});

// An answer with mistakes in it (422) is the form again, and belongs on the page.
document.addEventListener("htmx:beforeSwap", (event) => {
  if (event.detail.xhr.status === 422) {
    event.detail.shouldSwap = true;
    event.detail.isError = false;
  }
});
