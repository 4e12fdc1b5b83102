from django.apps import AppConfig


class FollowingConfig(AppConfig):
    name = "praksisnet.following"

    def ready(self) -> None:
        from praksisnet.following import actions, mine, panels, words
        from praksisnet.following.queries.news import FollowedNews
        from praksisnet.kit import observe
        from praksisnet.notices.sockets import register_teller
        from praksisnet.people.sockets import register_personal_data
        from praksisnet.themes import sockets as themes

        register_personal_data(mine.FollowingData())
        register_teller("following", FollowedNews())
        observe.register(words.SEEN, actions.keep_visits)
        themes.name_carried("following.attention.themes", words.followers_counted)
        themes.name_carried("following.savedsearch.themes", words.searches_counted)
        themes.register_corner(panels.corner_of_theme)
