import Claims
