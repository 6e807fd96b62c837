-line = 0800 30 700
call = اتصل على { -line } أو اختر «{ send }».
send = إرسال
look = { $partner } : { $name } ({ $n })
days = { $n ->
    [zero] لا أيام
    [one] يوم واحد
    [two] يومان
    [few] { $n } أيام
    [many] { $n } يومًا
   *[other] { $n } يوم
  }
