"use strict";

/** What the page says, in both languages. */
const WORDS = {
  vi: {
    skip: "Tới danh sách sự kiện", about: "Ai làm gì, khi nào, theo nguồn nào: Nga và Triều Tiên qua báo chí tiếng Việt",
    actor: "Nhân vật, quốc gia, tổ chức", actorHint: "Chọn một, hoặc hai để xem giữa họ có gì", remove: "Bỏ",
    suggestions: "Gợi ý", type: "Loại sự kiện", modality: "Mức độ chắc chắn", from: "Từ", to: "Đến", sort: "Thứ tự",
    show: "Xem", clear: "Xóa bộ lọc", all: "Tất cả", timeline: "Theo thời gian", network: "Cùng tham gia với",
    events: "Sự kiện", more: "Xem thêm", none: "Không có sự kiện nào khớp với bộ lọc.", undated: "không rõ ngày",
    source: "nguồn", sources: "nguồn", earlier: "Trước", disputed: "Các nguồn không thống nhất", close: "Đóng", place: "Nơi", time: "Thời gian",
    status: "Tình trạng", claims: "Bài báo nói gì", said: "theo", conflicts: "Chỗ các nguồn khác nhau",
    preferred: "được ưu tiên", gexf: "Mạng lưới (GEXF)", unreachable: "Không liên lạc được với máy chủ.",
    loading: "Đang tải…", shared: "sự kiện chung", gone: "Không tìm thấy sự kiện này.",
    "sort:time": "Cũ trước", "sort:-time": "Mới trước", "sort:sources": "Nhiều nguồn trước",
    "modality:actual": "Đã xảy ra", "modality:planned": "Dự kiến", "modality:alleged": "Bị cho là",
    "modality:denied": "Bị phủ nhận", "status:planned": "Dự kiến", "status:reported": "Được đưa tin",
    "status:confirmed": "Được xác nhận", "status:disputed": "Đang tranh cãi", "status:denied": "Bị phủ nhận",
    "slot:time": "Thời gian", "slot:place": "Nơi", "slot:parties": "Các bên", "slot:modality": "Mức độ chắc chắn",
  },
  en: {
    skip: "To the list of events", about: "Who did what, when, according to whom: Russia and North Korea in Vietnamese news",
    actor: "Person, state, organisation", actorHint: "Choose one, or two to see what is between them", remove: "Remove",
    suggestions: "Suggestions", type: "Type of event", modality: "How certain", from: "From", to: "To", sort: "Order",
    show: "Show", clear: "Clear filters", all: "All", timeline: "In time", network: "Acts with",
    events: "Events", more: "Show more", none: "No event fits these filters.", undated: "undated",
    source: "source", sources: "sources", earlier: "Before", disputed: "The sources disagree", close: "Close", place: "Place", time: "Time",
    status: "Status", claims: "What the articles say", said: "according to", conflicts: "Where the sources differ",
    preferred: "preferred", gexf: "Network (GEXF)", unreachable: "The server cannot be reached.",
    loading: "Loading…", shared: "shared events", gone: "This event cannot be found.",
    "sort:time": "Earliest first", "sort:-time": "Latest first", "sort:sources": "Most sources first",
    "modality:actual": "Happened", "modality:planned": "Planned", "modality:alleged": "Alleged",
    "modality:denied": "Denied", "status:planned": "Planned", "status:reported": "Reported",
    "status:confirmed": "Confirmed", "status:disputed": "Disputed", "status:denied": "Denied",
    "slot:time": "Time", "slot:place": "Place", "slot:parties": "Parties", "slot:modality": "How certain",
  },
};
